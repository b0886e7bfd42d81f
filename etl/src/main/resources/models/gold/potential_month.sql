/*---
description: What a measure that counts was worth to a family of accounts in a month, and what it would be worth with everybody taking part.
owner: customer success
stage: score
key: [account_id, month, measure]
write: months
columns:
  account_id: the account where the fee is billed
  month: first day of the month
  measure: a measure that counts to value
  threshold: least share a0 of the people that must take part; value at the share a is value_full x max(0, (a - a0) / (1 - a0))
  adoption: active users over seats of the family, at most 1; null without seats
  value: money measured; null where none is, and where the family's is in several currencies
  currency: ISO 4217 code of value and value_full, the one the account is billed in; where it is not billed, the rate's
  value_full: a twelfth of the agreed business cases; else value over its share, from a tenth above the threshold on; null below it and where nothing was measured
  extrapolated: value_full is made from value; false where it was agreed
  is_estimate: some of it is not agreed by the customer yet
  unmeasured: accounts of the family it has no money for
---*/
-- A business case is agreed for an account and a year; the family's are added.
with agreed as (
    select
        cost.account_id,
        cost.month,
        cost.currency,
        agreement.measure,
        sum(
            agreement.case_amount / 12
            * if(agreement.case_currency = cost.currency, 1, try_divide(rate.rate, cost.rate))
        ) as amount
    from gold.agreement as agreement
    join silver.account as account on account.account_id = agreement.account_id
    join gold.cost_month as cost on cost.account_id = account.billing_parent_id
    left join silver.rate_month as rate
        on rate.currency = agreement.case_currency and rate.month = cost.month
    where
        agreement.case_amount is not null
        and cost.fee > 0
        and cost.month >= :from_month
        and cost.month <= :to_month
    group by cost.account_id, cost.month, cost.currency, agreement.measure
),
told as (
    select
        account.billing_parent_id as account_id,
        told.month,
        told.measure,
        told.money,
        if(told.money is null, null, told.currency) as currency,
        told.is_estimate,
        cast(null as decimal(28,8)) as agreed
    from gold.value_month as told
    join silver.account as account on account.account_id = told.account_id
    where told.counts_to_value and told.month >= :from_month and told.month <= :to_month
    union all
    select account_id, month, measure, null, currency, null, cast(amount as decimal(28,8))
    from agreed
),
summed as (
    select
        account_id,
        month,
        measure,
        if(count(distinct currency) <= 1, sum(money), null) as value,
        if(count(distinct currency) = 1, max(currency), null) as currency,
        sum(agreed) as agreed,
        bool_or(is_estimate and money is not null) as is_estimate,
        count_if(money is null and is_estimate is not null) as unmeasured
    from told
    group by account_id, month, measure
)
select
    summed.account_id,
    summed.month,
    summed.measure,
    measure.threshold,
    cast(if(family.coverage > 1, 1, family.coverage) as decimal(18,6)) as adoption,
    cast(summed.value as decimal(18,2)) as value,
    summed.currency,
    cast(
        case
            when summed.agreed is not null then summed.agreed
            when family.coverage >= measure.threshold + 0.1
                then
                    summed.value
                    * (
                        (1 - measure.threshold)
                        / (if(family.coverage > 1, 1, family.coverage) - measure.threshold)
                    )
        end as decimal(28,8)
    ) as value_full,
    summed.agreed is null as extrapolated,
    coalesce(summed.is_estimate, false) as is_estimate,
    cast(summed.unmeasured as int) as unmeasured
from summed
join gold.measure as measure on measure.measure = summed.measure and measure.counts_to_value
left join gold.family_month as family
    on family.account_id = summed.account_id and family.month = summed.month
