/*---
description: Every reason there is to take an id of the biller or the help desk for an account.
owner: customer success
key: [source_system, source_instance, source_id, match_rule, account_id]
write: whole
columns:
  source_system: billing or support (the help desk's organisations)
  source_instance: the connection the id comes from
  source_id: the id as it is written there
  account_id: the account it may stand for; test:<id> for one for trying things out; the word nobody where somebody decided that it stands for none
  match_rule: manual (somebody decided it), explicit_id, metadata (a note of the CRM's id), merged (either of them, of a merged-away account), email (a contact has the address), domain (the account's web address has it)
  confidence: how sure the rule is, 0 to 1
  strength: which rule counts before which, 1 the first
checks:
  - id: decided_for_nobody_known
    severity: warn
    says: "{rows} matches somebody decided name an account the CRM does not know; they count for nothing"
    rows: >
      select decided.source_system || ' ' || decided.source_id || ': ' || decided.account_id as sample
      from bronze.account_match as decided
      left anti join silver.crm_identity as known on known.source_id = trim(decided.account_id)
      where decided.account_id is not null
---*/
with customer as (
    select
        source_instance,
        customer_id,
        max(crm_account_id) as crm_account_id,
        max(lower(trim(email))) as email
    from (
        select source_instance, customer_id, crm_account_id, email from bronze.billing_customer
        union all
        select source_instance, customer_id, null, null from bronze.billing_contract
        union all
        select source_instance, customer_id, null, null from bronze.billing_subscription
        union all
        select source_instance, customer_id, null, null from bronze.billing_invoice
    )
    group by source_instance, customer_id
),
-- Whom somebody may have decided about.
party as (
    select 'billing' as source_system, source_instance, customer_id as source_id from customer
    union all
    select 'support', source_instance, organization_id from bronze.support_organization
),
-- Under which ids others may have noted an account down. Without a CRM the billing customers are the accounts.
noted as (
    select source_id as id, account_id, match_rule = 'merged' as is_merged from silver.crm_identity
    union all
    select coalesce(crm_account_id, customer_id), customer_id, false
    from customer
    where not exists (select 1 from bronze.crm_account)
),
-- Of domains only those of accounts that are there: who was deleted is nobody's customer any more.
host as (
    select domain.domain, identity.account_id, account.parent_account_id
    from silver.crm_domain as domain
    join silver.crm_identity as identity
        on identity.source_instance = domain.source_instance
        and identity.source_id = domain.source_id
    join bronze.crm_account as account
        on account.source_instance = domain.source_instance
        and account.account_id = domain.source_id
    left anti join silver.shared_domain as shared on shared.domain = domain.domain
    where not coalesce(account.is_deleted, false) and identity.account_id not like 'test:%'
),
-- A subsidiary with the parent's web address leaves it to the parent.
known_by as (
    select distinct host.domain, host.account_id
    from host
    left anti join host as parent
        on parent.domain = host.domain and parent.account_id = host.parent_account_id
),
address as (
    select 'billing' as source_system, source_instance, customer_id as source_id,
        split_part(email, '@', 2) as domain
    from customer
    where email like '%_@_%'
    union
    select 'support', source_instance, organization_id,
        explode(regexp_extract_all(lower(domains), r'[^\[\]",;\s]+', 0))
    from bronze.support_organization
    union
    select 'support', source_instance, organization_id, lower(trim(domain))
    from bronze.support_organization_domain
),
-- mail.alder.example is alder.example's too; of several the longest is meant.
step as (
    select
        address.*,
        explode(
            transform(
                sequence(1, greatest(size(split(domain, '[.]')) - 1, 1)),
                at -> array_join(slice(split(domain, '[.]'), at, size(split(domain, '[.]'))), '.')
            )
        ) as suffix
    from address
    left anti join silver.shared_domain as shared on shared.domain = address.domain
),
longest as (
    select source_system, source_instance, source_id, account_id
    from (
        select
            step.*,
            known_by.account_id,
            rank() over (
                partition by step.source_system, step.source_instance, step.source_id, step.domain
                order by length(step.suffix) desc
            ) as place
        from step
        join known_by on known_by.domain = step.suffix
    )
    where place = 1
),
person as (
    select lower(trim(contact.email)) as email, identity.account_id
    from bronze.crm_contact as contact
    join silver.crm_identity as identity
        on identity.source_instance = contact.source_instance
        and identity.source_id = coalesce(contact.account_id, contact.primary_account_id)
    where not coalesce(contact.is_deleted, false) and identity.account_id not like 'test:%'
),
claim as (
    select
        decided.source_system,
        party.source_instance,
        party.source_id,
        coalesce(known.account_id, 'nobody') as account_id,
        'manual' as match_rule,
        1 as confidence,
        1 as strength
    from bronze.account_match as decided
    join party
        on party.source_system = lower(trim(decided.source_system))
        and party.source_id = decided.source_id
        and party.source_instance = coalesce(decided.connection, party.source_instance)
    left join silver.crm_identity as known on known.source_id = trim(decided.account_id)
    where known.account_id is not null or decided.account_id is null
    union all
    select
        'billing',
        customer.source_instance,
        customer.customer_id,
        noted.account_id,
        case
            when noted.is_merged then 'merged'
            when customer.crm_account_id is null then 'explicit_id'
            else 'metadata'
        end,
        1,
        2
    from customer
    join noted on noted.id = coalesce(customer.crm_account_id, customer.customer_id)
    where exists (select 1 from bronze.crm_account)
    union all
    select
        'support',
        desk.source_instance,
        desk.organization_id,
        noted.account_id,
        if(noted.is_merged, 'merged', 'metadata'),
        1,
        2
    from bronze.support_organization as desk
    join noted on noted.id = trim(desk.external_id)
    union all
    select
        'billing', customer.source_instance, customer.customer_id, person.account_id, 'email', 0.9, 3
    from customer
    join person on person.email = customer.email
    union all
    select source_system, source_instance, source_id, account_id, 'domain', 0.7, 4 from longest
)
select
    source_system,
    source_instance,
    source_id,
    account_id,
    match_rule,
    cast(max(confidence) as decimal(5,4)) as confidence,
    min(strength) as strength
from claim
group by source_system, source_instance, source_id, account_id, match_rule
