/*---
description: What one unit of a currency is worth in the reporting currency at a month's end, for reports that add amounts of several currencies.
owner: revenue
key: [currency, month]
write: months
columns:
  currency: ISO 4217 code
  month: first day of the month
  rate: reporting currency per unit, as in silver.rate_month; a currency without a rate has no row
---*/
select
    currency,
    month,
    rate
from silver.rate_month
where rate is not null and month >= :from_month and month <= :to_month
