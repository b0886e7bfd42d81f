/*---
description: The product a customer pays most for at a month's end, the one its value is told under.
owner: revenue
key: [account_id, month]
write: months
columns:
  account_id: who pays
  month: first day of the month
  product: plan or product with the most MRR, of two alike the first by name; who pays for none that a source names is not here
  mrr: its MRR, in the reporting currency
  products: plans, add-ons and products paid for
---*/
with line_month as (
    select
        mrr.billing_parent_id as account_id,
        mrr.month,
        -- Of a month that is bridged, the plan before it.
        max_by(line.plan, line.valid_from) as product,
        max(mrr.mrr) as mrr,
        max(mrr.currency) as currency
    from silver.mrr_month as mrr
    join silver.subscription_line as line
        on line.line_key = mrr.line_key and line.valid_from <= last_day(mrr.month)
    where mrr.month >= :from_month and mrr.month <= :to_month
    group by mrr.billing_parent_id, mrr.line_key, mrr.month
),
summed as (
    select
        line.account_id,
        line.month,
        line.product,
        cast(sum(round(line.mrr * rate.rate, 2)) as decimal(18,2)) as mrr
    from line_month as line
    join silver.rate_month as rate on rate.currency = line.currency and rate.month = line.month
    where line.product is not null and line.mrr > 0
    group by line.account_id, line.month, line.product
)
select
    account_id,
    month,
    min_by(product, struct(-mrr, product)) as product,
    max(mrr) as mrr,
    count(*) as products
from summed
group by account_id, month
