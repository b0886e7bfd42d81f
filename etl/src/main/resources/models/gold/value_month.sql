/*---
description: What one measure was worth to an account in a month, or what its worth is told as; no row where the account neither pays for what is counted nor used it.
owner: customer success
stage: score
key: [account_id, month, measure]
write: months
columns:
  account_id: the account
  month: first day of the month
  measure: the measure or equivalent, as in gold.measure
  position: its place on reports
  kind: outcome, action or impact
  quantity: hours saved, change of the KPI for the better, units counted, or what the equivalent makes of them; below 0 where it became worse; null = not measured, and missing says why
  unit: unit of quantity
  factor: the factor that made it; null where none is needed
  factor_version: the version that counted in the month
  factor_value: its value
  money: worth in currency; null where it has none or it is not measured
  currency: ISO 4217 code of money, the one the account is billed in; the rate's where it is not billed
  restates: the measures whose benefit it tells again; null for a benefit of its own
  counts_to_value: its money is part of ROI
  agreed_by: who at the customer agreed; null for nobody yet
  agreed_on: when
  is_estimate: nobody at the customer has agreed to it, or to a part of it, yet
  based_on: what was counted, before anything is multiplied with it; a KPI's change
  counted_unit: what one unit is
  each: units one counted thing stands for
  feature: the feature whose use is counted; null for none
  kpi: the KPI; null for none
  minutes_before: minutes a unit takes without the product
  minutes_after: minutes a unit takes with it
  attribution: share due to the product
  capture_share: share of the hours that becomes other work
  quality: share of the feature's records that are complete, taken off once; null where nothing is taken off
  hours: hours saved; null for what saves none
  hourly_rate: what an hour costs, in rate_currency; null without a rate, then there is no money
  rate_currency: ISO 4217 code of hourly_rate, or of a KPI's unit_value
  rate_source: who says so
  rate_year: the year of that
  exchange_rate: currency per rate_currency at the month's end; 1 where they are the same
  baseline: the KPI before the product; of growth, what the people of the month would have handled as fast as a year before
  actual: the KPI in the month; of growth, what was handled
  unit_value: worth of one unit of the KPI, in rate_currency
  threshold: least share of the people that must take part
  source_rows: rows of the source that were counted
  missing: no_data, not_reported, no_direction, no_unit_value, no_attribution, no_rate, no_exchange_rate, no_seats, below_threshold, no_year_before or no_factor; null where nothing is
checks:
  - id: told_twice
    severity: refuse
    says: "{rows} rows tell another's benefit again and count to value"
    rows: >
      select account_id || ' ' || measure as sample
      from gold.value_month where counts_to_value and (restates is not null or kind <> 'outcome')
  - id: not_configured
    severity: warn
    says: "customers pay, and the configuration names no measure: what the product is worth to them is not measured; list value.measures"
    rows: >
      select 'value.measures' as sample
      where not exists (select 1 from gold.measure)
          and exists (select 1 from gold.account_month where month = :to_month and mrr > 0)
  - id: not_fed
    severity: warn
    says: "{rows} measures are fed by no data: they are not measured"
    rows: >
      select measure.measure as sample
      from gold.measure as measure
      left anti join gold.value_month as told
          on told.measure = measure.measure and told.quantity is not null
      where not measure.is_equivalent
  - id: not_reported
    severity: warn
    says: "{rows} KPIs were not reported in the month and are not in its value"
    rows: >
      select account_id || ' ' || kpi as sample
      from gold.value_month where month = :to_month and missing = 'not_reported'
  - id: plan_incomplete
    severity: warn
    says: "{rows} KPIs have no direction, worth or attribution in their plan and are in no value"
    rows: >
      select account_id || ' ' || kpi || ': ' || missing as sample
      from gold.value_month
      where month = :to_month and missing in ('no_direction', 'no_unit_value', 'no_attribution')
  - id: no_rate
    severity: warn
    says: "{rows} accounts stand in a country without an hourly rate: their hours are told and no money; list it in value.rates"
    rows: >
      select distinct told.account_id || ' in ' || coalesce(account.country, 'no country') as sample
      from gold.value_month as told
      left join silver.account as account on account.account_id = told.account_id
      where told.month = :to_month and told.missing = 'no_rate'
  - id: no_exchange_rate
    severity: warn
    says: "{rows} accounts are billed in a currency their hourly rate or KPI cannot be changed into: hours and no money"
    rows: >
      select distinct account_id || ': ' || rate_currency || ' to ' || currency as sample
      from gold.value_month where month = :to_month and missing = 'no_exchange_rate'
  - id: no_factor
    severity: warn
    says: "{rows} equivalents have no version of their factor that counts in the month"
    rows: >
      select distinct measure || ' by ' || factor as sample
      from gold.value_month where month = :to_month and missing = 'no_factor'
  - id: became_worse
    severity: warn
    says: "{rows} measures stand below what was before the product; they are taken off"
    rows: >
      select account_id || ' ' || measure as sample
      from gold.value_month where month = :to_month and quantity < 0 and counts_to_value
  - id: unknown_account
    severity: warn
    says: "{rows} accounts that value.measures, value.rates, value.rollout or equivalents.yml name are not known"
    rows: >
      select named.account_id as sample
      from (
          select account_id from gold.agreement
          union select account_id from gold.hourly_rate where account_id is not null
          union select account_id from gold.rollout where account_id <> ''
          union select account_id from gold.factor where account_id is not null
          union select account_id from gold.preference
          union select account_id from gold.testimonial where account_id is not null
      ) as named
      left anti join silver.account as account on account.account_id = named.account_id
---*/
with account as (
    select
        adoption.account_id,
        adoption.month,
        -- Who buys no seats of its own sits on the family's.
        if(
            coalesce(family.coverage, adoption.coverage) > 1,
            1,
            coalesce(family.coverage, adoption.coverage)
        ) as adoption,
        fee.currency,
        fee.rate,
        lower(trim(account.country)) as country,
        -- How many people work with it for each who did a year before.
        cast(try_divide(now.active_users, year_ago.active_users) as decimal(20,10)) as more_people
    from gold.adoption_month as adoption
    join silver.account as account on account.account_id = adoption.account_id
    left join gold.family_month as family
        on family.account_id = account.billing_parent_id and family.month = adoption.month
    left join silver.fee_month as fee
        on fee.billing_parent_id = account.billing_parent_id and fee.month = adoption.month
    left join gold.account_month as now
        on now.account_id = adoption.account_id and now.month = adoption.month
    left join gold.account_month as year_ago
        on year_ago.account_id = adoption.account_id
        and year_ago.month = add_months(adoption.month, -12)
    where adoption.month >= :from_month and adoption.month <= :to_month
),
-- Before anybody's first use of what is counted nothing was measured.
told_from as (
    select feature, counts, min(month) as month
    from
        silver.feature_month
        unpivot (amount for counts in (events, actions, designed_events as designed, records))
    where amount > 0
    group by feature, counts
),
reported_from as (
    select account_id, kpi, min(month) as month
    from silver.kpi_value
    group by account_id, kpi
),
-- A feature's use where the account pays for it or used it all the same; a KPI from the day it was
-- agreed on.
told as (
    select
        account.account_id,
        account.month,
        account.adoption,
        account.country,
        account.currency as billed_currency,
        account.rate as billed_rate,
        account.more_people,
        measure.*
        except (unit),
        if(measure.kpi is null, measure.unit, plan.unit) as told_unit,
        cast(
            case
                when measure.kpi is not null
                    then
                        case plan.better
                            when 'up' then reported.actual - plan.baseline
                            when 'down' then plan.baseline - reported.actual
                        end
                when told_from.month is null or told_from.month > account.month then null
                when measure.counts = 'designed' then coalesce(usage.designed_events, 0)
                when measure.counts = 'actions' then coalesce(usage.actions, 0)
                when measure.counts = 'events' then if(usage.account_id is null, 0, usage.events)
                when measure.counts = 'records' then coalesce(usage.records, 0)
                else coalesce(
                    usage.records * measure.errors_before
                    - (usage.records - usage.complete_records),
                    0
                )
            end as decimal(18,4)
        ) as based_on,
        cast(
            case
                when told_from.month > add_months(account.month, -12) then null
                when measure.counts = 'designed' then year_ago.designed_events
                when measure.counts = 'actions' then year_ago.actions
                when measure.counts = 'events' then year_ago.events
                when measure.counts = 'records' then year_ago.records
            end as decimal(18,4)
        ) as based_on_before,
        cast(
            if(measure.is_discounted, try_divide(usage.complete_records, usage.records), null)
            as decimal(9,6)
        ) as quality,
        if(
            measure.kpi is null, coalesce(usage.source_rows, 0), if(reported.actual is null, 0, 1)
        ) as source_rows,
        plan.better,
        plan.baseline,
        reported.actual,
        cast(plan.unit_value as decimal(18,4)) as unit_value,
        plan.currency as plan_currency,
        plan.attribution as plan_attribution,
        plan.agreed_by as plan_agreed_by,
        plan.agreed_on as plan_agreed_on
    from account
    join gold.measure as measure on not measure.is_equivalent
    left join silver.feature as feature on feature.feature = measure.feature
    left join silver.feature_month as usage
        on usage.account_id = account.account_id
        and usage.month = account.month
        and usage.feature = measure.feature
    left join silver.feature_month as year_ago
        on year_ago.account_id = account.account_id
        and year_ago.month = add_months(account.month, -12)
        and year_ago.feature = measure.feature
    left join told_from
        on told_from.feature = measure.feature
        and told_from.counts = if(measure.counts = 'errors_avoided', 'records', measure.counts)
    left join silver.success_plan as plan
        on plan.account_id = account.account_id and plan.kpi = measure.kpi
    left join reported_from
        on reported_from.account_id = plan.account_id and reported_from.kpi = plan.kpi
    left join silver.kpi_value as reported
        on reported.account_id = plan.account_id
        and reported.kpi = plan.kpi
        and reported.month = account.month
    where
        (
            measure.feature is not null
            and (usage.account_id is not null or feature.feature is null)
        )
        or last_day(account.month)
            >= if(
                plan.kpi is null, null, coalesce(plan.agreed_on, reported_from.month, account.month)
            )
),
-- Of two products that say something of one measure the first by name counts.
product as (
    select
        plan.account_id,
        plan.month,
        share.measure,
        min_by(share.minutes_before, plan.plan) filter (where share.minutes_before is not null)
            as minutes_before,
        min_by(share.minutes_after, plan.plan) filter (where share.minutes_after is not null)
            as minutes_after,
        min_by(share.attribution, plan.plan) filter (where share.attribution is not null)
            as attribution,
        min_by(share.capture_share, plan.plan) filter (where share.capture_share is not null)
            as capture_share
    from gold.product_share as share
    join silver.plan_month as plan on plan.plan = share.product
    where plan.month >= :from_month and plan.month <= :to_month
    group by plan.account_id, plan.month, share.measure
),
-- What was agreed with the account comes before what holds for its product, that before what holds
-- for all; its own rate before its country's.
agreed as (
    select
        told.*
        except (minutes_before, minutes_after, attribution, capture_share),
        coalesce(agreement.minutes_before, product.minutes_before, told.minutes_before)
            as minutes_before,
        coalesce(agreement.minutes_after, product.minutes_after, told.minutes_after)
            as minutes_after,
        cast(
            coalesce(
                agreement.attribution,
                told.plan_attribution,
                product.attribution,
                told.attribution
            ) as decimal(9,6)
        ) as attribution,
        coalesce(agreement.capture_share, product.capture_share, told.capture_share)
            as capture_share,
        coalesce(agreement.agreed_by, told.plan_agreed_by) as agreed_by,
        if(agreement.agreed_by is null, told.plan_agreed_on, agreement.agreed_on) as agreed_on,
        if(told.minutes_before is null, null, coalesce(own.amount, theirs.amount)) as hourly_rate,
        case
            when told.kpi is not null then told.plan_currency
            when told.minutes_before is null then null
            when own.amount is not null then own.currency
            else theirs.currency
        end as rate_currency,
        if(own.amount is null, theirs.source, own.source) as rate_source,
        if(own.amount is null, theirs.year, own.year) as rate_year
    from told
    left join gold.agreement as agreement
        on agreement.account_id = told.account_id and agreement.measure = told.measure
    left join product
        on product.account_id = told.account_id
        and product.month = told.month
        and product.measure = told.measure
    left join gold.hourly_rate as own on own.account_id = told.account_id
    left join gold.hourly_rate as theirs
        on theirs.account_id is null and array_contains(theirs.spellings, told.country)
),
joined as (
    select
        agreed.*,
        coalesce(agreed.billed_currency, agreed.rate_currency) as currency,
        cast(
            if(
                agreed.rate_currency = coalesce(agreed.billed_currency, agreed.rate_currency),
                1,
                try_divide(rate.rate, agreed.billed_rate)
            ) as decimal(20,10)
        ) as exchange_rate
    from agreed
    left join silver.rate_month as rate
        on rate.currency = agreed.rate_currency and rate.month = agreed.month
),
-- Rounded once here; money follows from the hours as they are printed.
counted as (
    select
        *,
        cast(
            cast(based_on * each as decimal(18,4)) * coalesce(quality, 1)
            * (minutes_before - minutes_after) * attribution * capture_share / 60
            as decimal(18,4)
        ) as hours
    from joined
),
priced as (
    select
        *,
        case
            when kpi is not null then based_on
            when minutes_before is not null then hours
            else cast(based_on * each as decimal(18,4))
        end as quantity,
        cast(
            round(
                if(
                    kpi is not null,
                    based_on * unit_value * attribution,
                    hours * hourly_rate
                ) * exchange_rate,
                2
            ) as decimal(18,2)
        ) as money
    from counted
),
-- Value at adoption a is V_full x g(a): what full adoption would add is V / g(a) - V, told only
-- from a tenth above the least share on.
reached as (
    select
        *,
        if(
            adoption >= threshold + 0.1,
            try_divide(1 - threshold, adoption - threshold) - 1,
            null
        ) as to_reach
    from priced
),
part as (
    select
        counted.account_id,
        counted.month,
        equivalent.measure,
        equivalent.position,
        equivalent.kind,
        equivalent.unit,
        equivalent.restates,
        equivalent.over,
        input.factor,
        factor.version as factor_version,
        factor.value as factor_value,
        counted.adoption,
        counted.threshold,
        counted.currency,
        counted.agreed_by is null as is_estimate,
        counted.source_rows,
        counted.missing_input,
        if(input.basis = 'hours', counted.hours, null) as hours,
        (input.first_factor is not null and first_factor.version is null)
            or (input.factor is not null and factor.version is null) as lacks_factor,
        -- Tonnes of a sheet have more digits than a decimal keeps; each row is rounded by itself, far behind what is told.
        cast(input.per_unit as double)
            * case
                when input.first_factor is null then 1
                when input.first_divides then try_divide(1, cast(first_factor.value as double))
                else cast(first_factor.value as double)
            end
            as per_unit,
        if(input.basis = 'hours', counted.hours, counted.based_on * counted.each) as base,
        -- Of growth: what as many people as work with it now would have handled a year before.
        if(
            equivalent.over = 'growth' and counted.based_on_before > 0,
            if(
                input.basis = 'hours',
                counted.hours * try_divide(counted.based_on_before, counted.based_on),
                counted.based_on_before * counted.each
            ) * counted.more_people,
            null
        ) as base_before,
        if(input.divides, factor.value, null) as divisor,
        if(not input.divides, factor.value, null) as multiplier,
        case equivalent.over
            when 'year' then 12
            when 'business_day' then try_divide(1.0, days.business_days)
            when 'reach' then counted.to_reach
            when 'growth' then if(base_before is null, null, 1)
            else 1
        end as share,
        if(
            input.basis = 'hours' and input.factor is null and equivalent.over is distinct from 'growth',
            counted.money,
            null
        ) as money
    from gold.measure_input as input
    join gold.measure as equivalent on equivalent.measure = input.measure
    join (
        select *, based_on is null as missing_input from reached
    ) as counted
        on counted.measure = input.input
    join silver.business_month as days on days.month = counted.month
    left join gold.factor_month as factor
        on factor.factor = input.factor
        and factor.account_id = counted.account_id
        and factor.month = counted.month
    left join gold.factor_month as first_factor
        on first_factor.factor = input.first_factor
        and first_factor.account_id = counted.account_id
        and first_factor.month = counted.month
),
equivalent as (
    select
        account_id,
        month,
        measure,
        position,
        kind,
        unit,
        restates,
        factor,
        factor_version,
        factor_value,
        currency,
        coalesce(bool_or(is_estimate) filter (where not missing_input), true) as is_estimate,
        cast(sum(hours) as decimal(18,4)) as hours,
        sum(source_rows) as source_rows,
        bool_or(lacks_factor) as lacks_factor,
        bool_and(missing_input) as lacks_input,
        max(adoption) as adoption,
        over,
        bool_or(share is null) as lacks_share,
        cast(
            cast(sum(cast(base * per_unit * share as decimal(32,12))) as double)
            * coalesce(max(multiplier), 1) / coalesce(max(divisor), 1)
            as decimal(24,8)
        ) as amount,
        cast(
            cast(sum(cast(base_before * per_unit as decimal(32,12))) as double)
            * coalesce(max(multiplier), 1) / coalesce(max(divisor), 1)
            as decimal(24,8)
        ) as amount_before,
        cast(sum(money * if(over = 'reach', share, 1)) as decimal(18,2)) as money
    from part
    group by
        account_id, month, measure, position, kind, unit, restates, over, factor, factor_version,
        factor_value, currency
)
select
    account_id,
    month,
    measure,
    position,
    kind,
    cast(quantity as decimal(24,8)) as quantity,
    told_unit as unit,
    cast(null as string) as factor,
    cast(null as string) as factor_version,
    cast(null as decimal(24,12)) as factor_value,
    money,
    currency,
    restates,
    counts_to_value,
    agreed_by,
    agreed_on,
    agreed_by is null as is_estimate,
    based_on,
    counted_unit,
    each,
    feature,
    kpi,
    minutes_before,
    minutes_after,
    attribution,
    capture_share,
    quality,
    hours,
    hourly_rate,
    rate_currency,
    if(hourly_rate is null, null, rate_source) as rate_source,
    if(hourly_rate is null, null, rate_year) as rate_year,
    if(rate_currency is null, null, exchange_rate) as exchange_rate,
    baseline,
    actual,
    unit_value,
    threshold,
    source_rows,
    case
        when kpi is not null and actual is null then 'not_reported'
        when kpi is not null and better is null then 'no_direction'
        when based_on is null then 'no_data'
        when kpi is not null and (unit_value is null or rate_currency is null) then 'no_unit_value'
        when kpi is not null and attribution is null then 'no_attribution'
        when kpi is null and minutes_before is null then null
        when kpi is null and hourly_rate is null then 'no_rate'
        when exchange_rate is null then 'no_exchange_rate'
    end as missing
from reached
union all
select
    account_id,
    month,
    measure,
    position,
    kind,
    -- Who handles less than a year before has not grown.
    case
        when lacks_factor or lacks_share then null
        when over = 'growth' then greatest(amount - amount_before, 0)
        else amount
    end,
    unit,
    factor,
    factor_version,
    factor_value,
    if(lacks_share, null, money),
    currency,
    restates,
    false,
    null,
    null,
    is_estimate,
    null, null, null, null, null, null, null, null, null, null,
    hours,
    null, null, null, null, null,
    if(over = 'growth' and not lacks_share, amount_before, null),
    if(over = 'growth' and not lacks_share, amount, null),
    null, null,
    source_rows,
    case
        when lacks_input then 'no_data'
        when lacks_factor then 'no_factor'
        when over = 'reach' and adoption is null then 'no_seats'
        when over = 'reach' and lacks_share then 'below_threshold'
        when over = 'growth' and lacks_share then 'no_year_before'
    end
from equivalent
