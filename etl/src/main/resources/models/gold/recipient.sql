/*---
description: Who is to be sent an account's value report, and why others are not; one row per account and contact marked for it, and one without a contact for an account that has none. The report goes to those whom the CRM marks, who are there, want mail, and have an address of the customer's own.
owner: customer success
key: [account_id, contact_key]
write: whole
stage: score
columns:
  account_id: the account the contact belongs to
  contact_key: connection and contact id; empty for an account without a marked contact
  email: the address, in lower case; null without a contact
  full_name: the contact's name; null without one or where the CRM has none
  locale: language of the account's report, a tag in lower case; null where the CRM does not tell
  status: eligible or skipped
  reason: why it is skipped, the first that applies of no_recipient, child_account (its figures stand in its parent's report), unpaid, deleted, left, opted_out, invalid_address, duplicate (the address is the account's already), foreign_domain; null where it is eligible
checks:
  - id: no_recipient
    severity: warn
    says: "{rows} accounts that pay have nobody a report could go to"
    rows: >
      select recipient.account_id as sample
      from gold.recipient as recipient
      group by recipient.account_id
      having
          not bool_or(recipient.status = 'eligible')
          and not bool_or(coalesce(recipient.reason, '') in ('child_account', 'unpaid'))
  - id: foreign_domain
    severity: warn
    says: "{rows} recipients have an address outside the customer's own domain; delivery.allow may name them"
    rows: >
      select account_id || ' ' || email as sample from gold.recipient where reason = 'foreign_domain'
---*/
with -- Who pays now. A customer that is gone is told nothing more.
payer as (
    select account_id
    from gold.revenue_month
    where month = (select max(month) from gold.revenue_month) and closing_mrr > 0
),
-- A customer's own domain is its site's host; where that is www or a language, as in de.alder.example, also what is
-- below it is. A domain anybody can have an address in verifies nobody.
host as (
    select account_id, website as domain
    from silver.account
    where website is not null
    union
    select account_id, regexp_replace(website, '^[a-z0-9-]+[.]', '') as domain
    from silver.account
    where website rlike '^(www[0-9]?|web|home|portal|app|shop|en|de|fr|it|es|eu|us|uk|ch)[.][^.]+[.]'
),
own_domain as (
    select host.account_id, host.domain
    from host
    left anti join silver.shared_domain as shared on shared.domain = host.domain
),
marked as (
    select
        account_id,
        contact_key,
        email,
        substring_index(email, '@', -1) as domain,
        full_name,
        has_opted_out,
        left_on,
        is_deleted,
        -- Conservative on purpose: what a mail server might take otherwise is hardly ever meant.
        length(email) <= 254
            and substring_index(email, '@', 1) rlike
                '^[a-z0-9!#$%&\\x27*+/=?^_`{|}~-]+([.][a-z0-9!#$%&\\x27*+/=?^_`{|}~-]+)*$'
            and email rlike
                '^[^@]+@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$'
            as is_address
    from silver.contact
    where is_report_recipient
),
verified as (
    select distinct marked.contact_key
    from marked
    join own_domain
        on
            own_domain.account_id = marked.account_id
            and (marked.domain = own_domain.domain or endswith(marked.domain, '.' || own_domain.domain))
    left anti join silver.shared_domain as shared on shared.domain = marked.domain
),
allowed as (
    select distinct marked.contact_key
    from marked
    join silver.delivery_allowance as allowance
        on
            allowance.account_id = marked.account_id
            and allowance.value = if(allowance.kind = 'address', marked.email, marked.domain)
),
judged as (
    select
        account.account_id,
        coalesce(marked.contact_key, '') as contact_key,
        marked.email,
        marked.full_name,
        account.report_language as locale,
        case
            when marked.contact_key is null and account.billing_parent_id = account.account_id
                and payer.account_id is not null then 'no_recipient'
            when account.billing_parent_id <> account.account_id then 'child_account'
            when payer.account_id is null then 'unpaid'
            when marked.is_deleted or account.is_deleted then 'deleted'
            when marked.left_on is not null then 'left'
            when marked.has_opted_out then 'opted_out'
            when not coalesce(marked.is_address, false) then 'invalid_address'
            when verified.contact_key is null and allowed.contact_key is null then 'foreign_domain'
        end as reason
    from silver.account as account
    left join marked on marked.account_id = account.account_id
    left join payer on payer.account_id = account.account_id
    left join verified on verified.contact_key = marked.contact_key
    left join allowed on allowed.contact_key = marked.contact_key
),
-- A person entered twice gets one mail; whoever of the two wants none speaks for both.
counted as (
    select
        judged.*,
        row_number() over (partition by account_id, email, reason is null order by contact_key) as place,
        max(if(reason = 'opted_out', 1, 0)) over (partition by account_id, email) as opted_out
    from judged
)
select
    account_id,
    contact_key,
    email,
    full_name,
    locale,
    if(reason is null and place = 1 and opted_out = 0, 'eligible', 'skipped') as status,
    case
        when reason is null and opted_out = 1 then 'opted_out'
        when reason is null and place > 1 then 'duplicate'
        else reason
    end as reason
from counted
