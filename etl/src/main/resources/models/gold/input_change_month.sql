/*---
description: A number that a figure is made with and that is another one than the month before was counted with, or than its published report told, and how much of the month's figure is due to that; no row where nothing changed.
owner: customer success
stage: score
key: [account_id, month, measure, input]
write: months
columns:
  account_id: the account
  month: first day of the month that is counted with the new number
  measure: the measure or equivalent, as in gold.value_month
  input: factor, minutes (before less after), each, attribution, capture_share, hourly_rate or unit_value
  before: the number of the month before
  now: the number of this month
  version_before: the factor's version of the month before; null for what is no factor
  version_now: the factor's version of this month; null likewise
  quantity_effect: this month's quantity less what it would be with the number of the month before; null where only money changes
  unit: unit of quantity_effect
  money_effect: the same of money; null where there is none
  currency: ISO 4217 code of money_effect
---*/
with paired as (
    select
        now.account_id,
        now.month,
        now.measure,
        now.quantity,
        now.unit,
        now.money,
        now.currency,
        now.factor,
        now.factor_version as version_now,
        before.factor_version as version_before,
        inline(
            array(
                struct(
                    'minutes' as input,
                    cast(before.minutes_before - before.minutes_after as decimal(24,12)) as before,
                    cast(now.minutes_before - now.minutes_after as decimal(24,12)) as now
                ),
                struct(
                    'each' as input,
                    cast(before.each as decimal(24,12)) as before,
                    cast(now.each as decimal(24,12)) as now
                ),
                struct(
                    'attribution' as input,
                    cast(before.attribution as decimal(24,12)) as before,
                    cast(now.attribution as decimal(24,12)) as now
                ),
                struct(
                    'capture_share' as input,
                    cast(before.capture_share as decimal(24,12)) as before,
                    cast(now.capture_share as decimal(24,12)) as now
                ),
                struct(
                    'hourly_rate' as input,
                    cast(if(before.rate_currency = now.rate_currency, before.hourly_rate, null) as decimal(24,12)) as before,
                    cast(now.hourly_rate as decimal(24,12)) as now
                ),
                struct(
                    'unit_value' as input,
                    cast(if(before.rate_currency = now.rate_currency, before.unit_value, null) as decimal(24,12)) as before,
                    cast(now.unit_value as decimal(24,12)) as now
                ),
                struct(
                    'factor' as input,
                    cast(before.factor_value as decimal(24,12)) as before,
                    cast(now.factor_value as decimal(24,12)) as now
                )
            )
        ) as (input, before, now)
    from gold.value_month as now
    join gold.counted_before_month as before
        on before.account_id = now.account_id
        and before.measure = now.measure
        and before.month = now.month
    where now.month >= :from_month and now.month <= :to_month and now.quantity is not null
),
divided as (
    select measure, bool_or(divides) as divides from gold.measure_input group by measure
),
weighed as (
    select
        paired.*,
        case
            when paired.input = 'factor' and divided.divides
                then try_divide(paired.now, paired.before)
            else try_divide(paired.before, paired.now)
        end as share
    from paired
    left join divided on divided.measure = paired.measure
    where paired.before <> paired.now
)
select
    account_id,
    month,
    measure,
    input,
    before,
    now,
    if(input = 'factor', version_before, null) as version_before,
    if(input = 'factor', version_now, null) as version_now,
    cast(
        if(
            -- A KPI's quantity is its change, whatever share of it is due to the product.
            input in ('hourly_rate', 'unit_value') or (input = 'attribution' and unit <> 'hour'),
            null,
            quantity * (1 - share)
        ) as decimal(18,4)
    ) as quantity_effect,
    unit,
    cast(money * (1 - share) as decimal(18,2)) as money_effect,
    currency
from weighed
