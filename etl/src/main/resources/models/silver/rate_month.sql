/*---
description: What one unit of a currency is worth in the reporting currency at a month's end.
owner: revenue
key: [currency, month]
write: months
columns:
  currency: ISO 4217 code
  month: first day of the month
  rate: reporting currency per unit, the last spot rate on or before the last day, at most 7 days old; null where there is none
  quoted_on: the day of that rate; null for the reporting currency
checks:
  - id: rate_missing
    severity: refuse
    says: "{rows} currencies and months with MRR have no exchange rate to the reporting currency within 7 days of the month's end: load fx_rate or declare the reporting currency"
    rows: >
      select distinct rate.currency || ' ' || date_format(rate.month, 'yyyy-MM') as sample
      from silver.rate_month as rate
      join silver.mrr_month as mrr on mrr.currency = rate.currency and mrr.month = rate.month
      where rate.rate is null
  - id: rate_not_of_last_day
    severity: warn
    says: "{rows} currencies and months with MRR have no exchange rate of the month's last day; the last one before it counts"
    rows: >
      select distinct rate.currency || ' ' || date_format(rate.month, 'yyyy-MM') as sample
      from silver.rate_month as rate
      join silver.mrr_month as mrr on mrr.currency = rate.currency and mrr.month = rate.month
      where rate.quoted_on < last_day(rate.month) and mrr.mrr > 0
---*/
with month as (
    select explode(sequence(:from_month, :to_month, interval 1 month)) as month
),
currency as (
    select currency from silver.subscription_line
    union
    select :reporting_currency
    union
    -- An hour's cost may be told in a currency nobody pays in.
    select from_currency from bronze.fx_rate where to_currency = :reporting_currency
),
quoted as (
    select
        currency.currency,
        month.month,
        max_by(fx.rate, fx.rate_date) as rate,
        max(fx.rate_date) as quoted_on
    from currency
    cross join month
    left join bronze.fx_rate as fx
        on fx.from_currency = currency.currency
        and fx.to_currency = :reporting_currency
        and fx.rate_type = 'spot'
        and fx.rate_date <= last_day(month.month)
        and fx.rate_date > date_sub(last_day(month.month), 7)
    group by currency.currency, month.month
)
select
    currency,
    month,
    cast(if(currency = :reporting_currency, 1, rate) as decimal(20,10)) as rate,
    if(currency = :reporting_currency, null, quoted_on) as quoted_on
from quoted
