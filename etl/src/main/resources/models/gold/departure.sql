/*---
description: A billing parent that left, the month's churn, with the reason that was given.
owner: customer success
key: [account_id, month]
write: months
columns:
  account_id: billing parent; unmatched:<customer id> where no account has the customer's id
  month: first day of the month in which its MRR became 0
  churn_mrr: the MRR it left with, in the reporting currency
  reason: code of the reason as its source has it, in small letters; null = nobody knows
  reason_from: billing (what the customer chose when cancelling) or crm (the churn log); null without a reason
  currency: ISO 4217 code of churn_mrr
---*/
with gone as (
    select account_id, month, churn_mrr, currency
    from gold.revenue_month
    where churn_mrr > 0 and month >= :from_month and month <= :to_month
),
-- An end is told in the month before too: a period that ends on the last day is gone that day.
said as (
    select gone.account_id, gone.month, 1 as rank, 'billing' as source, contract.cancel_reason as reason,
        contract.ended_on as told_on, contract.contract_key as id
    from gone
    join silver.contract as contract on contract.billing_parent_id = gone.account_id
    where contract.ended_on >= add_months(gone.month, -1) and contract.ended_on <= last_day(gone.month)
    union all
    -- The log of whom people talk to is written when they hear of it: a month early or late.
    select gone.account_id, gone.month, 2, 'crm', event.reason, event.churned_on, event.event_key
    from gone
    join silver.account as account on account.billing_parent_id = gone.account_id
    join silver.churn_event as event on event.account_id = account.account_id
    where
        event.month >= add_months(gone.month, -1)
        and event.month <= add_months(gone.month, 1)
        and not coalesce(event.is_reactivation, false)
),
coded as (
    select
        account_id,
        month,
        min_by(
            struct(source, lower(trim(reason)) as reason),
            struct(rank, -unix_date(told_on), id)
        ) as best
    from said
    where lower(trim(reason)) not in ('', 'unknown')
    group by account_id, month
)
select
    gone.account_id,
    gone.month,
    gone.churn_mrr,
    coded.best.reason,
    coded.best.source as reason_from,
    gone.currency
from gone
left join coded on coded.account_id = gone.account_id and coded.month = gone.month
