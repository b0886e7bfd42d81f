/*---
description: Between what bounds a measure's or equivalent's figure of a month lies, by the ranges of the factors, rates and shares it was made with; no row where none of them has a range.
owner: customer success
stage: score
key: [account_id, month, measure]
write: months
columns:
  account_id: the account
  month: first day of the month
  measure: the measure or equivalent, as in gold.value_month
  quantity_low: least quantity, all ranges at the end that makes it least; null where only money has a range
  quantity_high: greatest quantity, likewise
  unit: unit of both
  money_low: least money, likewise; null where there is none
  money_high: greatest money, likewise
  currency: ISO 4217 code of money
checks:
  - id: outside_its_band
    severity: refuse
    says: "{rows} figures lie outside their own band"
    rows: >
      select band.account_id || ' ' || band.measure as sample
      from gold.value_band_month as band
      join gold.value_month as told
          on told.account_id = band.account_id and told.month = band.month and told.measure = band.measure
      where told.quantity < band.quantity_low - 0.01 or told.quantity > band.quantity_high + 0.01
          or told.money < band.money_low - 0.01 or told.money > band.money_high + 0.01
---*/
-- A share the customer agreed to is no longer uncertain: the measure's range holds for the measure's own.
with counted as (
    select
        told.account_id,
        told.month,
        told.measure,
        told.quantity,
        told.unit,
        told.money,
        told.currency,
        told.hours,
        told.based_on * told.each as units,
        told.threshold,
        told.hours is not null as is_hours,
        if(told.attribution = measure.attribution, measure.attribution_low / measure.attribution, null)
            as attribution_low,
        if(told.attribution = measure.attribution, measure.attribution_high / measure.attribution, null)
            as attribution_high,
        if(told.capture_share = measure.capture_share, measure.capture_low / measure.capture_share, null)
            as capture_low,
        if(told.capture_share = measure.capture_share, measure.capture_high / measure.capture_share, null)
            as capture_high,
        if(own.amount is null, theirs.low / theirs.amount, own.low / own.amount) as rate_low,
        if(own.amount is null, theirs.high / theirs.amount, own.high / own.amount) as rate_high
    from gold.value_month as told
    join gold.measure as measure on measure.measure = told.measure and not measure.is_equivalent
    left join silver.account as account on account.account_id = told.account_id
    left join gold.hourly_rate as own
        on own.account_id = told.account_id and told.hourly_rate is not null
    left join gold.hourly_rate as theirs
        on theirs.account_id is null
        and told.hourly_rate is not null
        and array_contains(theirs.spellings, lower(trim(account.country)))
    where told.month >= :from_month and told.month <= :to_month and told.quantity is not null
),
spread as (
    select
        *,
        if(
            is_hours,
            coalesce(attribution_low, 1) * coalesce(capture_low, 1),
            1
        ) as hours_low,
        if(
            is_hours,
            coalesce(attribution_high, 1) * coalesce(capture_high, 1),
            1
        ) as hours_high,
        is_hours and coalesce(attribution_low, capture_low) is not null as has_quantity,
        coalesce(attribution_low, capture_low, rate_low) is not null as has_money
    from counted
),
-- What an equivalent takes of each measure that feeds it, before its own factor.
part as (
    select
        spread.account_id,
        spread.month,
        input.measure,
        input.factor,
        input.divides,
        spread.threshold,
        spread.is_hours and input.basis = 'hours' and spread.has_quantity as has_input,
        first_factor.low is not null as has_first,
        if(input.basis = 'hours', spread.hours_low, 1)
            * case
                when first_factor.low is null then 1
                when input.first_divides then first_factor.value / first_factor.high
                else first_factor.low / first_factor.value
            end as low,
        if(input.basis = 'hours', spread.hours_high, 1)
            * case
                when first_factor.low is null then 1
                when input.first_divides then first_factor.value / first_factor.low
                else first_factor.high / first_factor.value
            end as high,
        if(input.basis = 'hours', spread.hours, spread.units)
            * input.per_unit
            * case
                when input.first_factor is null then 1
                when input.first_divides then try_divide(1, first_factor.value)
                else first_factor.value
            end as amount
    from gold.measure_input as input
    join spread on spread.measure = input.input
    left join gold.factor_month as first_factor
        on first_factor.factor = input.first_factor
        and first_factor.account_id = spread.account_id
        and first_factor.month = spread.month
),
fed as (
    select
        account_id,
        month,
        measure,
        max(divides) as divides,
        bool_or(has_input or has_first) as has_input,
        count(distinct threshold) as thresholds,
        count(distinct struct(low, high)) as spreads,
        sum(amount * low) / nullif(sum(amount), 0) as low,
        sum(amount * high) / nullif(sum(amount), 0) as high
    from part
    group by account_id, month, measure
),
equivalent as (
    select
        told.account_id,
        told.month,
        told.measure,
        told.quantity,
        told.unit,
        fed.low
            * case
                when factor.low is null then 1
                when fed.divides then factor.value / factor.high
                else factor.low / factor.value
            end as low,
        fed.high
            * case
                when factor.low is null then 1
                when fed.divides then factor.value / factor.low
                else factor.high / factor.value
            end as high
    from gold.value_month as told
    join gold.measure as measure on measure.measure = told.measure and measure.is_equivalent
    join fed
        on fed.account_id = told.account_id
        and fed.month = told.month
        and fed.measure = told.measure
    left join gold.factor as factor
        on factor.factor = told.factor and factor.version = told.factor_version
    where
        told.quantity is not null
        and (fed.has_input or factor.low is not null)
        -- Where shares and least shares both differ, what is within reach has no one band.
        and (measure.over is distinct from 'reach' or fed.thresholds = 1 or fed.spreads = 1)
)
select
    account_id,
    month,
    measure,
    cast(
        if(has_quantity, least(quantity * hours_low, quantity * hours_high), null)
        as decimal(18,4)
    ) as quantity_low,
    cast(
        if(has_quantity, greatest(quantity * hours_low, quantity * hours_high), null)
        as decimal(18,4)
    ) as quantity_high,
    unit,
    cast(
        least(
            money * coalesce(attribution_low, 1) * coalesce(capture_low, 1) * coalesce(rate_low, 1),
            money * coalesce(attribution_high, 1) * coalesce(capture_high, 1) * coalesce(rate_high, 1)
        ) as decimal(18,2)
    ) as money_low,
    cast(
        greatest(
            money * coalesce(attribution_low, 1) * coalesce(capture_low, 1) * coalesce(rate_low, 1),
            money * coalesce(attribution_high, 1) * coalesce(capture_high, 1) * coalesce(rate_high, 1)
        ) as decimal(18,2)
    ) as money_high,
    currency
from spread
where has_money
union all
select
    account_id,
    month,
    measure,
    cast(least(quantity * low, quantity * high) as decimal(24,8)),
    cast(greatest(quantity * low, quantity * high) as decimal(24,8)),
    unit,
    null,
    null,
    null
from equivalent
