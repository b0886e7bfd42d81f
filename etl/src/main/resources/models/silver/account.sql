/*---
description: One customer, as the CRM knows it now; without a CRM, as billing does.
owner: customer success
key: [account_id]
write: whole
columns:
  account_id: the CRM's own id; without a CRM the billing customer's
  billing_parent_id: the account whose invoices pay for it; revenue, retention and cohorts stand there
  account_name: the customer's name; its id where it has none
  segment: segment it is managed in; null where no source tells
  owner: who looks after it; null where no source tells
  country: country as the source spells it
  created_on: sign-up or creation date
  seats_on_account: seats named on the account, to compare with what is billed
  is_trial_on_account: the CRM calls the account a trial
  is_churned_on_account: the CRM calls the account churned
  source_instance: the connection it came from
checks:
  - id: no_crm
    severity: warn
    says: no CRM feeds accounts, so {rows} billing customers stand in for them
    rows: >
      select account_id as sample from silver.account
      where not exists (select 1 from bronze.crm_account)
---*/
with crm as (
    select
        account_id,
        coalesce(parent_account_id, account_id) as billing_parent_id,
        coalesce(account_name, account_id) as account_name,
        segment,
        owner,
        country,
        created_on,
        seats as seats_on_account,
        is_trial as is_trial_on_account,
        is_churned as is_churned_on_account,
        source_instance
    from bronze.crm_account
),
-- A company may bring nothing but its subscriptions: its billing customers are its accounts then.
billing as (
    select
        customer_id as account_id,
        customer_id as billing_parent_id,
        coalesce(max(customer_name), customer_id) as account_name,
        cast(null as string) as segment,
        cast(null as string) as owner,
        cast(null as string) as country,
        min(start_date) as created_on,
        cast(null as bigint) as seats_on_account,
        cast(null as boolean) as is_trial_on_account,
        cast(null as boolean) as is_churned_on_account,
        min(source_instance) as source_instance
    from bronze.billing_subscription
    where not exists (select 1 from bronze.crm_account)
    group by customer_id
)
select * from crm
union all
select * from billing
