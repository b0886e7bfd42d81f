/*---
description: One customer, as the CRM knows it now; without a CRM, as billing does.
owner: customer success
key: [account_id]
write: whole
columns:
  account_id: the CRM's own id; without a CRM the billing customer's
  parent_account_id: the account it belongs to; null for one on its own
  billing_parent_id: the topmost account of its family, whose invoices pay for all; revenue, retention and cohorts stand there
  account_name: the customer's name; its id where it has none
  segment: segment it is managed in; null where no source tells
  owner: name of who looks after it; as the CRM writes it where its users do not tell; null where no source does
  country: country as the source spells it
  website: host of the customer's web address, in lower case and without www; null where there is none or it is no address
  report_language: tag of the language its value report is to be written in, in lower case, as de or fr-ch; null where the CRM does not tell
  created_on: sign-up or creation date
  seats_on_account: seats named on the account, to compare with what is billed
  is_trial_on_account: the CRM calls the account a trial
  is_churned_on_account: the CRM calls the account churned
  is_deleted: deleted in the CRM; its past stays
  deleted_on: the day it was deleted; null where it was not or nobody tells
  source_instance: the connection it came from
checks:
  - id: no_crm
    severity: warn
    says: no CRM feeds accounts, so {rows} billing customers stand in for them
    rows: >
      select account_id as sample from silver.account
      where not exists (select 1 from bronze.crm_account)
  - id: test_account
    severity: warn
    says: "{rows} accounts of the CRM are for trying things out and are no customers"
    rows: >
      select account_id as sample from bronze.crm_account where is_test
  - id: soft_deleted
    severity: warn
    says: "{rows} accounts are deleted in the CRM; their past stays"
    rows: >
      select account_id as sample from silver.account where is_deleted
  - id: unknown_parent
    severity: warn
    says: "{rows} accounts belong to a parent nobody knows and stand on their own"
    rows: >
      select account.account_id || ' under ' || crm.parent_account_id as sample
      from silver.account as account
      join bronze.crm_account as crm
          on crm.source_instance = account.source_instance and crm.account_id = account.account_id
      where account.parent_account_id is null and crm.parent_account_id <> crm.account_id
  - id: family_in_a_circle
    severity: warn
    says: "{rows} accounts have a parent and no topmost one, since their family runs in a circle; each pays for itself"
    rows: >
      select account_id || ' under ' || parent_account_id as sample
      from silver.account
      where billing_parent_id = account_id and parent_account_id is not null
---*/
with -- One step up: to the survivor of a merge, else to the parent or who survived that one.
step as (
    select
        account.account_id,
        if(
            self.match_rule = 'merged',
            self.account_id,
            coalesce(parent.account_id, account.parent_account_id)
        ) as up
    from bronze.crm_account as account
    left join silver.account_xref as self
        on self.source_system = 'crm'
        and self.source_instance = account.source_instance
        and self.source_id = account.account_id
    left join silver.account_xref as parent
        on parent.source_system = 'crm'
        and parent.source_instance = account.source_instance
        and parent.source_id = account.parent_account_id
        and parent.account_id not like 'test:%'
),
link as (
    select map_from_entries(collect_list(struct(account_id, up))) as up_from
    from (
        select account_id, max(up) as up
        from step
        where
            up <> account_id
            and up in (select account_id from bronze.crm_account where not coalesce(is_test, false))
        group by account_id
    )
),
-- Survivors only: merged-away accounts and those for trying things out stand under other ids.
crm as (
    select
        account.*,
        host.domain,
        nullif(parent.account_id, account.account_id) as known_parent_id,
        coalesce(person.user_name, account.owner) as owner_name,
        aggregate(
            sequence(1, 20),
            struct(
                parent.account_id as top, try_element_at(link.up_from, parent.account_id) as next
            ),
            (at, step) -> if(
                at.next is null,
                at,
                struct(at.next as top, try_element_at(link.up_from, at.next) as next)
            )
        ) as family
    from bronze.crm_account as account
    cross join link
    join silver.account_xref as self
        on self.source_system = 'crm'
        and self.source_instance = account.source_instance
        and self.source_id = account.account_id
        and self.account_id = account.account_id
    left join silver.account_xref as parent
        on parent.source_system = 'crm'
        and parent.source_instance = account.source_instance
        and parent.source_id = account.parent_account_id
        and parent.account_id not like 'test:%'
    left join silver.internal_user as person
        on person.source_instance = account.source_instance and person.user_id = account.owner
    left join silver.crm_domain as host
        on host.source_instance = account.source_instance and host.source_id = account.account_id
),
-- A company may bring nothing but its billing: its billing customers are its accounts then.
customer as (
    select customer_id, customer_name, to_date(created_at) as created_on, source_instance
    from bronze.billing_customer
    union all
    select customer_id, null, to_date(started_at), source_instance from bronze.billing_contract
    union all
    select customer_id, customer_name, start_date, source_instance from bronze.billing_subscription
    union all
    select customer_id, null, to_date(created_at), source_instance from bronze.billing_invoice
)
select
    account_id,
    known_parent_id as parent_account_id,
    if(known_parent_id is null or family.next is not null, account_id, family.top)
        as billing_parent_id,
    coalesce(account_name, account_id) as account_name,
    segment,
    owner_name as owner,
    country,
    domain as website,
    nullif(replace(lower(trim(report_language)), '_', '-'), '') as report_language,
    created_on,
    seats as seats_on_account,
    is_trial as is_trial_on_account,
    is_churned as is_churned_on_account,
    coalesce(is_deleted, false) as is_deleted,
    if(is_deleted, to_date(changed_at), null) as deleted_on,
    source_instance
from crm
union all
select
    customer_id,
    null,
    customer_id,
    coalesce(max(customer_name), customer_id),
    null,
    null,
    null,
    null,
    null,
    min(created_on),
    null,
    null,
    null,
    false,
    null,
    min(source_instance)
from customer
where not exists (select 1 from bronze.crm_account)
group by customer_id
