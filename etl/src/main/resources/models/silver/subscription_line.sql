/*---
description: One period of one subscription at one price, tied to its account, with its monthly recurring revenue.
owner: revenue
key: [line_key]
write: whole
one_to_one: bronze.billing_subscription
columns:
  line_key: connection and subscription id
  subscription_id: the biller's own id
  customer_id: the billing customer
  account_id: the customer's account; unmatched:<customer id> where no account has its id
  billing_parent_id: the account whose invoices pay for it
  plan: plan or product
  seats: seats bought; null where billing tells none
  currency: ISO 4217 code of mrr
  mrr: monthly recurring revenue in that currency, the amount over the months it pays for; 0 for a trial
  valid_from: first day of service
  valid_to: first day without service; null while it runs
  is_trial: a trial
  is_churned_by_biller: the biller calls it churned
  provenance: where the period comes from; native = the source's own periods
checks:
  - id: unmatched_customer
    severity: warn
    says: "{rows} running subscriptions belong to billing customers that match no account; their MRR stands under unmatched:<customer id>"
    rows: >
      select account_id || ' ' || subscription_id as sample, mrr as money
      from silver.subscription_line
      where account_id like 'unmatched:%' and valid_to is null
  - id: ends_before_it_starts
    severity: warn
    says: "{rows} subscriptions end on or before the day they start and are in no month"
    rows: >
      select subscription_id as sample, mrr as money
      from silver.subscription_line
      where valid_to <= valid_from
  - id: arr_disagrees
    severity: warn
    says: "{rows} subscriptions whose yearly amount is not twelve times their MRR; MRR counts"
    rows: >
      select line.subscription_id as sample, line.mrr as money
      from silver.subscription_line as line
      join bronze.billing_subscription as billed
          on billed.source_instance || ':' || billed.subscription_id = line.line_key
      where not line.is_trial and abs(billed.arr_amount - 12 * line.mrr) > 0.12
  - id: negative_amount
    severity: warn
    says: "{rows} subscriptions have a negative amount and count as 0"
    rows: >
      select subscription_id as sample, cast(amount as decimal(18,2)) as money
      from bronze.billing_subscription where amount < 0
  - id: starts_before_sign_up
    severity: warn
    says: "{rows} subscriptions start before their account's sign-up; the subscription's date counts"
    rows: >
      select line.subscription_id as sample, line.mrr as money
      from silver.subscription_line as line
      join silver.account as account on account.account_id = line.account_id
      where line.valid_from < account.created_on
---*/
with priced as (
    select
        *,
        -- Months one amount pays for: a year 12, a week 12/52, a day 12/365.
        case interval
            when 'day' then amount * 365 / 12
            when 'week' then amount * 52 / 12
            when 'month' then amount
            when 'quarter' then amount / 3
            when 'year' then amount / 12
        end as monthly_amount
    from bronze.billing_subscription
)
select
    priced.source_instance || ':' || priced.subscription_id as line_key,
    priced.subscription_id,
    priced.customer_id,
    coalesce(account.account_id, 'unmatched:' || priced.customer_id) as account_id,
    coalesce(account.billing_parent_id, 'unmatched:' || priced.customer_id) as billing_parent_id,
    priced.plan,
    priced.seats,
    priced.currency,
    cast(
        if(coalesce(priced.is_trial, false), 0, greatest(priced.monthly_amount, 0)) as decimal(18,4)
    ) as mrr,
    priced.start_date as valid_from,
    -- The year 9999 and its like are how databases write "no end".
    if(year(priced.end_date) >= 9000, null, priced.end_date) as valid_to,
    coalesce(priced.is_trial, false) as is_trial,
    priced.is_churned as is_churned_by_biller,
    'native' as provenance
from priced
left join silver.account as account on account.account_id = priced.customer_id
