/*---
description: The two conditions on which a customer stays, value received against value expected and what its people say of the experience; children rolled up. No customer is shown it.
owner: customer success
stage: score
key: [account_id, month]
write: months
columns:
  account_id: the account where the fee is billed
  month: first day of the month
  currency: ISO 4217 code of the amounts; null without an expectation, or where they are in several
  expected: money expected of the twelve months that end with this one, of measures with an agreed business case or a target in the success plan; months that were not measured left out; null without any
  realised: money of the same measures in the same months
  realised_share: realised over expected; null without
  not_measured: months of such a measure, of the twelve, without a figure; they are in neither sum
  roi: return over twelve months, as in gold.roi_month; null without
  gets_value: realised_share of 0.8 or more; where nothing was expected a return of 0 or more; null where neither can be told
  nps: mean of each person's last answer of 0 to 10 in twelve months; null without
  case_satisfaction: mean answer of 1 to 5 about cases closed in the last six months; null without
  experience: both on a scale of 0 to 1, averaged over those there are; null without
  enjoys_it: experience of 0.7 or more; null without
  standing: both, value_only (as hoped, and a bother), experience_only (liked, and less than was hoped), neither, or unknown where either cannot be told
---*/
with agreed as (
    select
        account_id,
        month,
        measure,
        currency,
        value_full as expected,
        value as realised
    from gold.potential_month
    where
        value_full is not null
        and not extrapolated
        and month >= add_months(:from_month, -11)
        and month <= :to_month
),
-- A figure's target is an expectation where no business case for the measure is.
aimed as (
    select
        account.billing_parent_id as account_id,
        told.month,
        told.measure,
        if(count(distinct told.currency) = 1, max(told.currency), null) as currency,
        sum(
            if(plan.better = 'up', plan.target - plan.baseline, plan.baseline - plan.target)
            * told.unit_value * told.attribution * told.exchange_rate
        ) as expected,
        if(
            count(told.money) = count(*) and count(distinct told.currency) = 1, sum(told.money), null
        ) as realised
    from gold.value_month as told
    join silver.account as account on account.account_id = told.account_id
    join silver.success_plan as plan on plan.account_id = told.account_id and plan.kpi = told.kpi
    left anti join agreed
        on agreed.account_id = account.billing_parent_id
        and agreed.month = told.month
        and agreed.measure = told.measure
    where
        told.counts_to_value
        and if(plan.better = 'up', plan.target > plan.baseline, plan.target < plan.baseline)
        and plan.better is not null
        and told.month >= add_months(:from_month, -11)
        and told.month <= :to_month
    group by account.billing_parent_id, told.month, told.measure
),
expectation as (
    select * from agreed
    union all
    select
        account_id,
        month,
        measure,
        currency,
        cast(expected as decimal(28,8)),
        cast(realised as decimal(28,8))
    from aimed
    where expected is not null
),
month as (
    select explode(sequence(:from_month, :to_month, interval 1 month)) as month
),
summed as (
    select
        expectation.account_id,
        month.month,
        if(
            count(distinct if(realised is null, null, currency)) = 1,
            max(if(realised is null, null, currency)),
            null
        ) as currency,
        sum(if(realised is null, null, expected)) as expected,
        sum(realised) as realised,
        count_if(realised is null) as not_measured
    from month
    join expectation
        on expectation.month > add_months(month.month, -12) and expectation.month <= month.month
    group by expectation.account_id, month.month
),
told as (
    select
        spine.account_id,
        spine.month,
        summed.currency,
        if(summed.currency is null, null, summed.expected) as expected,
        if(summed.currency is null, null, summed.realised) as realised,
        coalesce(summed.not_measured, 0) as not_measured,
        roi.roi_actual as roi,
        asked.nps,
        asked.case_satisfaction,
        case
            when asked.nps is null then (asked.case_satisfaction - 1) / 4
            when asked.case_satisfaction is null then asked.nps / 10
            else (asked.nps / 10 + (asked.case_satisfaction - 1) / 4) / 2
        end as experience
    from gold.account_month as spine
    left join summed on summed.account_id = spine.account_id and summed.month = spine.month
    left join gold.roi_month as roi
        on roi.account_id = spine.account_id and roi.month = spine.month and roi.window_months = 12
    left join gold.risk_feature_month as asked
        on asked.account_id = spine.account_id and asked.month = spine.month
    where
        spine.month >= :from_month
        and spine.month <= :to_month
        and spine.billing_parent_id = spine.account_id
        and spine.mrr > 0
),
judged as (
    select
        *,
        try_divide(realised, expected) as realised_share,
        if(expected > 0, realised / expected >= 0.8, roi >= 0) as gets_value,
        experience >= 0.7 as enjoys_it
    from told
)
select
    account_id,
    month,
    currency,
    cast(expected as decimal(18,2)) as expected,
    cast(realised as decimal(18,2)) as realised,
    cast(realised_share as decimal(18,6)) as realised_share,
    not_measured,
    roi,
    gets_value,
    nps,
    case_satisfaction,
    experience,
    enjoys_it,
    case
        when gets_value and enjoys_it then 'both'
        when gets_value and not enjoys_it then 'value_only'
        when not gets_value and enjoys_it then 'experience_only'
        when not gets_value and not enjoys_it then 'neither'
        else 'unknown'
    end as standing
from judged
