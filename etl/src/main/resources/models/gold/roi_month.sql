/*---
description: What the product was worth to who pays for it against what it cost, in a month and in the twelve that end with it; children rolled up.
owner: customer success
stage: score
key: [account_id, month, window_months]
write: months
columns:
  account_id: the account where the fee is billed
  month: first day of the window's last month
  window_months: 1 or 12
  months_in_window: months of the window the account was billed or measured in
  value: money of the measures that count, added over the family; null where a month has none measured
  cost: fee and rollout
  cost_fee: monthly recurring revenue, accrued
  cost_rollout: the rollout's share of these months
  currency: ISO 4217 code of all amounts, the one the account is billed in; where it is not billed, the rate's
  adoption: active users over seats of the family, at most 1, over the window's months that have both; null without
  value_full: value with everybody taking part, of the measures that are in value; null where one's cannot be told, or a month's
  extrapolated: value_full is made from what was measured, at least in part; false where all of it was agreed
  roi_actual: (value - cost) / cost, 0.25 = 25 %; null without value or cost
  roi_100: the same with everybody taking part
  roi_30: the same with 30 % taking part
  value_30: the value with 30 % taking part
  value_20: the same with 20 %
  roi_20: the same with 20 % taking part
  break_even_adoption: smallest share of the people with which value reaches cost; above 1 = not reachable
  left_on_table: value_full less value, at least 0
  payback_months: the first month, counted from the first paid one, by whose end value has reached the cost, cash when paid; told from this month on; null before, past the horizon (value.investment.horizon_months, 36 unless configured), and where the first paid month lies before the first loaded one
  is_estimate: a part of value is not agreed by the customer yet
  unmeasured: measures that count and have no money in the window, as told by missing in gold.value_month
checks:
  - id: parts_sum_to_value
    severity: refuse
    says: "{rows} months in which what counts does not sum to the value"
    rows: >
      select roi.account_id || ' ' || date_format(roi.month, 'yyyy-MM') as sample
      from gold.roi_month as roi
      join (
          select
              account.billing_parent_id,
              told.month,
              if(
                  count(distinct if(told.money is null, null, told.currency)) <= 1,
                  sum(told.money),
                  null
              ) as worth
          from gold.value_month as told
          join silver.account as account on account.account_id = told.account_id
          where told.counts_to_value
          group by account.billing_parent_id, told.month
      ) as part on part.billing_parent_id = roi.account_id and part.month = roi.month
      where roi.window_months = 1 and not (roi.value <=> part.worth)
  - id: no_fee
    severity: warn
    says: "{rows} accounts have value and no fee: no ROI"
    rows: >
      select account_id as sample from gold.roi_month
      where month = :to_month and window_months = 1 and value > 0 and coalesce(cost_fee, 0) = 0
  - id: zero_cost
    severity: warn
    says: "{rows} accounts cost nothing at all: no ROI"
    rows: >
      select account_id as sample from gold.roi_month
      where month = :to_month and window_months = 1 and cost = 0
  - id: cost_unknown
    severity: warn
    says: "{rows} accounts have a rollout cost or a fee in a currency without an exchange rate: no cost, no ROI"
    rows: >
      select account_id as sample from gold.roi_month
      where month = :to_month and window_months = 1 and cost is null and cost_fee is not null
  - id: currency_changed
    severity: warn
    says: "{rows} accounts have fees or value in two currencies within twelve months: no ROI over those"
    rows: >
      select account_id as sample from gold.roi_month
      where month = :to_month and window_months = 12 and currency is null
---*/
-- What is not measured is neither in value nor in what it would be with everybody.
with worth as (
    select
        account_id,
        month,
        if(count(distinct currency) <= 1, sum(value), null) as value,
        if(count(distinct currency) = 1, max(currency), null) as currency,
        bool_or(is_estimate) as is_estimate,
        sum(unmeasured) as unmeasured,
        bool_or(value_full is null and value is not null) or count(value_full) = 0 as lacks_full,
        bool_or(extrapolated and value is not null) as extrapolated
    from gold.potential_month
    where month >= add_months(:from_month, -11) and month <= :to_month
    group by account_id, month
),
monthly as (
    select
        coalesce(cost.account_id, worth.account_id) as account_id,
        coalesce(cost.month, worth.month) as month,
        coalesce(cost.currency, worth.currency) as currency,
        cost.fee,
        cost.rollout,
        worth.value,
        coalesce(worth.is_estimate, false) as is_estimate,
        coalesce(worth.unmeasured, 0) as unmeasured,
        coalesce(worth.lacks_full, true) as lacks_full,
        coalesce(worth.extrapolated, false) as extrapolated,
        if(use.coverage is null, null, use.active_users) as active_users,
        if(use.coverage is null, null, use.licensed_seats) as seats
    from gold.cost_month as cost
    full outer join worth on worth.account_id = cost.account_id and worth.month = cost.month
    left join gold.family_month as use
        on use.account_id = coalesce(cost.account_id, worth.account_id)
        and use.month = coalesce(cost.month, worth.month)
    where
        coalesce(cost.month, worth.month) >= add_months(:from_month, -11)
        and coalesce(cost.month, worth.month) <= :to_month
        and (cost.fee > 0 or cost.rollout > 0 or worth.account_id is not null)
),
-- A month is part of its own window and of the twelve it lies within.
summed as (
    select
        monthly.account_id,
        ending.month,
        ending.window_months,
        count(*) as months_in_window,
        if(count(*) = count(monthly.value), sum(monthly.value), null) as value,
        if(count(*) = count(monthly.fee), sum(monthly.fee), null) as fee,
        if(count(*) = count(monthly.rollout), sum(monthly.rollout), null) as rollout,
        if(count(distinct monthly.currency) = 1, max(monthly.currency), null) as currency,
        sum(monthly.active_users) / nullif(sum(monthly.seats), 0) as adoption,
        bool_or(monthly.lacks_full) or count(distinct monthly.currency) <> 1 as lacks_full,
        bool_or(monthly.extrapolated) as extrapolated,
        bool_or(monthly.is_estimate) as is_estimate,
        sum(monthly.unmeasured) as unmeasured
    from monthly
    lateral view
        explode(
            concat(
                array(struct(monthly.month as month, 1 as window_months)),
                transform(
                    sequence(0, 11),
                    step -> struct(add_months(monthly.month, step) as month, 12 as window_months)
                )
            )
        ) window_end as ending
    where ending.month >= :from_month and ending.month <= :to_month
    group by monthly.account_id, ending.month, ending.window_months
    having bool_or(monthly.month = ending.month)
),
part as (
    select
        potential.account_id,
        ending.month,
        ending.window_months,
        potential.measure,
        potential.threshold,
        sum(potential.value_full) as amount
    from gold.potential_month as potential
    lateral view
        explode(
            concat(
                array(struct(potential.month as month, 1 as window_months)),
                transform(
                    sequence(0, 11),
                    step -> struct(add_months(potential.month, step) as month, 12 as window_months)
                )
            )
        ) window_end as ending
    where
        potential.value_full is not null
        and potential.month >= add_months(:from_month, -11)
        and ending.month >= :from_month
        and ending.month <= :to_month
    group by 1, 2, 3, 4, 5
),
curve as (
    select
        account_id,
        month,
        window_months,
        array_sort(collect_list(struct(measure, threshold, cast(amount as double) as amount)))
            as parts,
        array_union(array(cast(0 as decimal(9,6))), collect_set(threshold)) as corners,
        sum(amount) as at_100,
        sum(amount * greatest(0, (0.3 - threshold) / (1 - threshold))) as at_30,
        sum(amount * greatest(0, (0.2 - threshold) / (1 - threshold))) as at_20
    from part
    group by account_id, month, window_months
),
-- Cash when paid: what is billed once a year is paid at once, the rollout in the first month.
cash as (
    select
        cost.account_id,
        cost.month,
        cost.paid_months,
        sum(cost.cash) over running as paid,
        sum(worth.value) over running as value,
        count_if(worth.value is null) over running as gaps
    from gold.cost_month as cost
    left join (
        select account_id, month, sum(value) as value
        from gold.potential_month
        group by account_id, month
    ) as worth
        on worth.account_id = cost.account_id and worth.month = cost.month
    where cost.is_whole and cost.paid_months is not null
    window running as (partition by cost.account_id order by cost.month)
),
payback as (
    select account_id, min(paid_months) as months, min(month) as month
    from cash
    where gaps = 0 and paid > 0 and value >= paid and paid_months <= :horizon_months
    group by account_id
),
told as (
    select
        summed.*
        except (value),
        if(summed.currency is null, null, summed.value) as value,
        if(summed.currency is null, null, summed.fee + summed.rollout) as cost,
        if(summed.lacks_full, null, curve.at_100) as at_100,
        if(summed.lacks_full, null, curve.at_30) as at_30,
        if(summed.lacks_full, null, curve.at_20) as at_20,
        curve.parts,
        curve.corners,
        payback.months as payback_months
    from summed
    left join curve
        on curve.account_id = summed.account_id
        and curve.month = summed.month
        and curve.window_months = summed.window_months
    left join payback
        on payback.account_id = summed.account_id and payback.month <= summed.month
)
select
    account_id,
    month,
    window_months,
    cast(months_in_window as int) as months_in_window,
    cast(value as decimal(18,2)) as value,
    cast(cost as decimal(18,2)) as cost,
    cast(if(currency is null, null, fee) as decimal(18,2)) as cost_fee,
    cast(if(currency is null, null, rollout) as decimal(18,2)) as cost_rollout,
    currency,
    cast(if(adoption > 1, 1, adoption) as decimal(18,6)) as adoption,
    cast(at_100 as decimal(18,2)) as value_full,
    extrapolated,
    cast(try_divide(value - cost, nullif(cost, 0)) as decimal(18,6)) as roi_actual,
    cast(try_divide(at_100 - cost, nullif(cost, 0)) as decimal(18,6)) as roi_100,
    cast(try_divide(at_30 - cost, nullif(cost, 0)) as decimal(18,6)) as roi_30,
    cast(at_30 as decimal(18,2)) as value_30,
    cast(at_20 as decimal(18,2)) as value_20,
    cast(try_divide(at_20 - cost, nullif(cost, 0)) as decimal(18,6)) as roi_20,
    -- The sum of all V_full x g(a) bends upwards at each threshold: the line that leaves a corner lies
    -- on it or below, so the smallest of their crossings with the cost is where it is reached.
    cast(
        if(
            at_100 is null or nullif(cost, 0) is null,
            null,
            array_min(
                transform(
                    filter(
                        corners,
                        corner -> aggregate(
                            filter(parts, part -> part.threshold <= corner),
                            cast(0 as double),
                            (slope, part) -> slope + part.amount / (1 - part.threshold)
                        ) > 0
                    ),
                    corner -> corner + greatest(
                        0,
                        (
                            cast(cost as double) - aggregate(
                                parts,
                                cast(0 as double),
                                (total, part) -> total + part.amount
                                    * greatest(0, (corner - part.threshold) / (1 - part.threshold))
                            )
                        ) / aggregate(
                            filter(parts, part -> part.threshold <= corner),
                            cast(0 as double),
                            (slope, part) -> slope + part.amount / (1 - part.threshold)
                        )
                    )
                )
            )
        ) as decimal(18,6)
    ) as break_even_adoption,
    -- Not greatest() alone: it passes over nulls, and what cannot be told would be 0.
    cast(if(value is null or at_100 is null, null, greatest(0, at_100 - value)) as decimal(18,2))
        as left_on_table,
    payback_months,
    is_estimate,
    cast(unmeasured as int) as unmeasured
from told
