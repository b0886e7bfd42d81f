/*---
description: Between what bounds the value of who pays and its return lie, in a month and in the twelve that end with it, where anything it was made with has a range.
owner: customer success
stage: score
key: [account_id, month, window_months]
write: months
columns:
  account_id: the account where the fee is billed
  month: first day of the window's last month
  window_months: 1 or 12
  value_low: value with every range at the end that makes it least; what has no range counts as it is
  value_high: value with every range at the other end
  currency: ISO 4217 code of both
  roi_low: (value_low - cost) / cost; null without a cost
  roi_high: (value_high - cost) / cost
checks:
  - id: outside_its_band
    severity: refuse
    says: "{rows} values lie outside their own band"
    rows: >
      select band.account_id || ' ' || date_format(band.month, 'yyyy-MM') as sample
      from gold.roi_band_month as band
      join gold.roi_month as roi
          on roi.account_id = band.account_id and roi.month = band.month
          and roi.window_months = band.window_months
      where roi.value < band.value_low - 0.1 or roi.value > band.value_high + 0.1
---*/
with monthly as (
    select
        account.billing_parent_id as account_id,
        told.month,
        sum(told.money) as value,
        sum(coalesce(band.money_low, told.money)) as low,
        sum(coalesce(band.money_high, told.money)) as high,
        count(band.money_low) > 0 as has_band
    from gold.value_month as told
    join silver.account as account on account.account_id = told.account_id
    left join gold.value_band_month as band
        on band.account_id = told.account_id
        and band.month = told.month
        and band.measure = told.measure
    where
        told.counts_to_value
        and told.month >= add_months(:from_month, -11)
        and told.month <= :to_month
    group by account.billing_parent_id, told.month
),
summed as (
    select
        roi.account_id,
        roi.month,
        roi.window_months,
        roi.currency,
        roi.cost,
        sum(monthly.low) as low,
        sum(monthly.high) as high,
        bool_or(monthly.has_band) as has_band
    from gold.roi_month as roi
    join monthly
        on monthly.account_id = roi.account_id
        and monthly.month > add_months(roi.month, -roi.window_months)
        and monthly.month <= roi.month
    where
        roi.month >= :from_month
        and roi.month <= :to_month
        and roi.value is not null
        and roi.currency is not null
    group by roi.account_id, roi.month, roi.window_months, roi.currency, roi.cost
)
select
    account_id,
    month,
    window_months,
    cast(low as decimal(18,2)) as value_low,
    cast(high as decimal(18,2)) as value_high,
    currency,
    cast(try_divide(low - cost, nullif(cost, 0)) as decimal(18,6)) as roi_low,
    cast(try_divide(high - cost, nullif(cost, 0)) as decimal(18,6)) as roi_high
from summed
where has_band
