/*---
description: What the product costs who pays for a family of accounts in a month, from its first subscription on.
owner: customer success
stage: score
key: [account_id, month]
write: months
columns:
  account_id: the account where the fee is billed
  month: first day of the month
  currency: ISO 4217 code of all amounts, the one the account is billed in
  rate: reporting currency per unit of it at the month's end; null where there is no rate
  fee: monthly recurring revenue at the month's end, accrued
  rollout: the rollout's share of the month; 0 where none is configured or its term is over; null where its currency has no rate
  cash: net amount of the invoices paid in the month, the fee where billing tells no invoices, and the whole rollout in the first paid month
  paid_months: the month's number, counted from the first paid one as 1; null before it
  first_fee: monthly recurring revenue of the first paid month; null before it
  rollout_whole: what the whole rollout costs; 0 where none is configured; null where its currency has no rate
  is_whole: the first paid month lies within the loaded months, so that all value since is measured
---*/
with billed as (
    select
        fee.*,
        coalesce(own.months, everybody.months) as rollout_months,
        if(own.account_id is null, everybody.fees, own.fees) as rollout_fees,
        if(own.account_id is null, everybody.amount, own.amount) as rollout_amount,
        if(own.account_id is null, everybody.currency, own.currency) as rollout_currency,
        cast(
            months_between(fee.month, cast(trunc(fee.first_paid_on, 'MM') as date)) + 1 as int
        ) as paid_months
    from silver.fee_month as fee
    left join gold.rollout as own on own.account_id = fee.billing_parent_id
    left join gold.rollout as everybody on everybody.account_id = ''
    where
        fee.billing_parent_id not like 'unmatched:%'
        and fee.month >= :from_month
        and fee.month <= :to_month
),
priced as (
    select
        billed.*,
        case
            when billed.rollout_fees is not null then billed.rollout_fees * billed.first_fee
            when billed.rollout_amount is null then 0
            when billed.rollout_currency = billed.currency then billed.rollout_amount
            else billed.rollout_amount * try_divide(rate.rate, billed.rate)
        end as rollout
    from billed
    left join silver.rate_month as rate
        on rate.currency = billed.rollout_currency and rate.month = billed.month
)
select
    billing_parent_id as account_id,
    month,
    currency,
    rate,
    fee,
    cast(
        if(paid_months >= 1 and paid_months <= rollout_months, rollout / rollout_months, 0)
        as decimal(18,2)
    ) as rollout,
    cast(coalesce(paid, fee) + if(paid_months = 1, rollout, 0) as decimal(18,2)) as cash,
    if(paid_months >= 1, paid_months, null) as paid_months,
    if(paid_months >= 1, cast(first_fee as decimal(18,2)), null) as first_fee,
    cast(rollout as decimal(18,2)) as rollout_whole,
    coalesce(trunc(first_paid_on, 'MM') >= :first_month, false) as is_whole
from priced
