/*---
description: What the product is worth to who pays for it as an investment, value and cash month by month over a horizon, discounted, as it was forecast, as it came and as it goes on.
owner: customer success
stage: score
key: [account_id, month, basis]
write: months
columns:
  account_id: the account where the fee is billed
  month: first day of the month it is seen from
  basis: forecast (the agreed business cases over the horizon from the first paid month on, everybody taking part, the first fee and the rollout as costs), planned (the same up to this month), realised (value measured and cash paid up to this month), ahead (the horizon after this month at the mean of the last twelve months' value and today's fee) or full (the same with everybody taking part)
  months: months that are summed; realised and planned end with this month or the horizon
  horizon_months: months that are looked at
  discount_rate: a year's; a month's factor is (1 + discount_rate) ^ (-1/12)
  value: value of these months, not discounted
  cost: cash of these months, not discounted
  currency: ISO 4217 code of all amounts
  value_present: value discounted, each month's at its end
  cost_present: cash discounted, each month's at its start
  npv: value_present - cost_present
  npv_low: the same with the least value its ranges allow; null where nothing has a range, and for what was agreed
  npv_high: the same with the greatest
  probability: stated probability that expected value is realised; null where none is stated, and for what has come
  npv_risk_adjusted: probability x value_present - cost_present
  payback_months: months until value reaches the cost, cash when paid, not discounted; of forecast and realised; null past the horizon
  stated_by: who states horizon, rate and probability; null for the program's own assumptions
  stated_year: the year of that; null likewise
  delay_months: how much later value begins in the scenario of delay
  delay_cost: present value that is lost when it does and costs run on; of forecast all value of those months, of full what is more than now
checks:
  - id: in_currencies
    severity: warn
    says: "{rows} accounts were measured or billed in two currencies since they began to pay; nothing is told of them as an investment to date"
    rows: >
      select cost.account_id as sample
      from gold.cost_month as cost
      where cost.month <= :to_month and cost.paid_months is not null
      group by cost.account_id
      having count(distinct cost.currency) > 1
---*/
with discount as (
    select
        aggregate(
            sequence(1, cast(:horizon_months as int)),
            cast(0 as double),
            (total, n) -> total + power(1 + cast(:discount_rate as double), -n / 12.0)
        ) as ends,
        aggregate(
            sequence(1, cast(:horizon_months as int)),
            cast(0 as double),
            (total, n) -> total + power(1 + cast(:discount_rate as double), (1 - n) / 12.0)
        ) as starts,
        aggregate(
            sequence(1, cast(:delay_months as int)),
            cast(0 as double),
            (total, n) -> total + power(1 + cast(:discount_rate as double), -n / 12.0)
        ) as delayed
),
worth as (
    select
        account_id,
        month,
        if(count(distinct currency) <= 1, sum(value), null) as value,
        sum(if(extrapolated, null, value_full)) as agreed
    from gold.potential_month
    where month <= :to_month
    group by account_id, month
),
-- Month by month since the first paid one, up to the horizon.
flow as (
    select
        cost.*,
        worth.value,
        worth.agreed,
        band.value_low,
        band.value_high,
        cost.paid_months <= :horizon_months as counts,
        power(1 + cast(:discount_rate as double), (1 - cost.paid_months) / 12.0) as at_start,
        power(1 + cast(:discount_rate as double), -cost.paid_months / 12.0) as at_end
    from gold.cost_month as cost
    left join worth on worth.account_id = cost.account_id and worth.month = cost.month
    left join gold.roi_band_month as band
        on band.account_id = cost.account_id and band.month = cost.month and band.window_months = 1
    where cost.paid_months is not null and cost.month <= :to_month
),
running as (
    select
        account_id,
        month,
        currency,
        fee,
        first_fee,
        rollout_whole,
        agreed,
        is_whole,
        least(paid_months, cast(:horizon_months as int)) as months,
        count_if(counts) over so_far as measured_months,
        count_if(counts and (value is null or cash is null)) over so_far as gaps,
        min(currency) over so_far = max(currency) over so_far as is_one_currency,
        sum(if(counts, value, 0)) over so_far as value,
        sum(if(counts, cash, 0)) over so_far as cost,
        sum(if(counts, value * at_end, 0)) over so_far as value_present,
        sum(if(counts, cash * at_start, 0)) over so_far as cost_present,
        count(if(counts, value_low, null)) over so_far > 0 as has_band,
        sum(if(counts, coalesce(value_low, value) * at_end, 0)) over so_far as low_present,
        sum(if(counts, coalesce(value_high, value) * at_end, 0)) over so_far as high_present,
        sum(if(counts, at_end, 0)) over so_far as ends,
        sum(if(counts, at_start, 0)) over so_far as starts
    from flow
    window so_far as (partition by account_id order by month)
),
basis as (
    select
        running.account_id,
        running.month,
        'forecast' as basis,
        cast(:horizon_months as int) as months,
        running.agreed * cast(:horizon_months as int) as value,
        running.rollout_whole + running.first_fee * cast(:horizon_months as int) as cost,
        running.currency,
        running.agreed * discount.ends as value_present,
        running.rollout_whole + running.first_fee * discount.starts as cost_present,
        cast(null as double) as low_present,
        cast(null as double) as high_present,
        case
            when running.agreed <= running.first_fee then null
            when running.rollout_whole = 0 then 1
            else ceil(running.rollout_whole / (running.agreed - running.first_fee))
        end as payback_months,
        running.agreed * discount.delayed as delay_cost
    from running
    cross join discount
    where running.agreed is not null
    union all
    select
        account_id,
        month,
        'planned',
        months,
        agreed * months,
        rollout_whole + first_fee * months,
        currency,
        agreed * ends,
        rollout_whole + first_fee * starts,
        null,
        null,
        null,
        null
    from running
    where agreed is not null and measured_months = months
    union all
    select
        running.account_id,
        running.month,
        'realised',
        running.months,
        running.value,
        running.cost,
        running.currency,
        running.value_present,
        running.cost_present,
        if(running.has_band, running.low_present, null),
        if(running.has_band, running.high_present, null),
        roi.payback_months,
        null
    from running
    left join gold.roi_month as roi
        on roi.account_id = running.account_id and roi.month = running.month and roi.window_months = 1
    where
        running.is_whole
        and running.gaps = 0
        and running.is_one_currency
        and running.measured_months = running.months
    union all
    select
        running.account_id,
        running.month,
        way.basis,
        cast(:horizon_months as int),
        way.value / roi.months_in_window * cast(:horizon_months as int),
        running.fee * cast(:horizon_months as int),
        running.currency,
        way.value / roi.months_in_window * discount.ends,
        running.fee * discount.starts,
        if(way.is_agreed, null, way.value / roi.months_in_window * discount.ends * way.low),
        if(way.is_agreed, null, way.value / roi.months_in_window * discount.ends * way.high),
        null,
        if(
            way.basis = 'full',
            greatest(0, way.value - roi.value) / roi.months_in_window * discount.delayed,
            null
        )
    from running
    cross join discount
    join gold.roi_month as roi
        on roi.account_id = running.account_id and roi.month = running.month and roi.window_months = 12
    left join gold.roi_band_month as band
        on band.account_id = roi.account_id and band.month = roi.month and band.window_months = 12
    lateral view
        inline(
            array(
                struct(
                    'ahead' as basis,
                    roi.value as value,
                    false as is_agreed,
                    try_divide(band.value_low, roi.value) as low,
                    try_divide(band.value_high, roi.value) as high
                ),
                struct(
                    'full' as basis,
                    roi.value_full as value,
                    not roi.extrapolated as is_agreed,
                    try_divide(band.value_low, roi.value) as low,
                    try_divide(band.value_high, roi.value) as high
                )
            )
        ) way as basis, value, is_agreed, low, high
    -- Three months are the least that say anything of those to come.
    where
        roi.months_in_window >= 3
        and roi.value is not null
        and way.value is not null
        and running.fee > 0
        and running.currency = roi.currency
),
-- Rounded before it is subtracted: whoever redoes it from the parts gets the same cents.
rounded as (
    select
        *
        except (value_present, cost_present, low_present, high_present),
        cast(value_present as decimal(18,2)) as value_present,
        cast(cost_present as decimal(18,2)) as cost_present,
        cast(least(low_present, high_present) as decimal(18,2)) as low_present,
        cast(greatest(low_present, high_present) as decimal(18,2)) as high_present,
        cast(if(basis in ('planned', 'realised'), null, :probability) as decimal(9,6)) as likely
    from basis
    where month >= :from_month and cost_present is not null
)
select
    account_id,
    month,
    basis,
    cast(months as int) as months,
    cast(:horizon_months as int) as horizon_months,
    cast(:discount_rate as decimal(9,6)) as discount_rate,
    cast(value as decimal(18,2)) as value,
    cast(cost as decimal(18,2)) as cost,
    currency,
    value_present,
    cost_present,
    cast(value_present - cost_present as decimal(18,2)) as npv,
    cast(low_present - cost_present as decimal(18,2)) as npv_low,
    cast(high_present - cost_present as decimal(18,2)) as npv_high,
    likely as probability,
    cast(likely * value_present - cost_present as decimal(18,2)) as npv_risk_adjusted,
    cast(if(payback_months <= :horizon_months, payback_months, null) as int) as payback_months,
    cast(:stated_by as string) as stated_by,
    cast(:stated_year as int) as stated_year,
    cast(:delay_months as int) as delay_months,
    cast(delay_cost as decimal(18,2)) as delay_cost
from rounded
