/*---
description: What the vendor's product was worth to all customers together, by product, segment and owner; every dimension adds up to the whole.
owner: customer success
stage: score
key: [dimension, member, month]
write: months
columns:
  dimension: all, product, segment or owner
  member: the product most is paid for, the segment or the owner; none where no source tells; all for the whole
  month: first day of the month
  customers: customers that pay or are measured
  measured: of them, those whose value was measured
  estimates: of them, those with a figure nobody at the customer agreed to
  value: what it was worth to them, in the reporting currency at the month's end; null without any measured
  cost: what they paid and spent for it; null where no cost is known
  left_on_table: what those of whom it can be told would win with everybody taking part; null without any
  roi: (value - cost) / cost of those with both; null without any
  currency: ISO 4217 code of the amounts, the reporting currency
checks:
  - id: parts_and_whole
    severity: refuse
    says: "{rows} dimensions of a month do not add up to the value of all customers"
    rows: >
      select part.dimension || ' ' || part.month as sample
      from (
          select dimension, month, sum(value) as value, sum(customers) as customers
          from gold.portfolio_month where dimension <> 'all' group by dimension, month
      ) as part
      join gold.portfolio_month as whole on whole.dimension = 'all' and whole.month = part.month
      where not (part.value <=> whole.value) or part.customers <> whole.customers
---*/
-- Rounded customer by customer: whatever they are grouped by, the cents are the same.
with told as (
    select
        roi.account_id,
        roi.month,
        cast(round(roi.value * rate.rate, 2) as decimal(18,2)) as value,
        cast(round(roi.cost * rate.rate, 2) as decimal(18,2)) as cost,
        cast(round(roi.left_on_table * rate.rate, 2) as decimal(18,2)) as left_on_table,
        roi.is_estimate,
        roi.value is not null and roi.cost > 0 as has_return,
        spine.segment,
        spine.owner,
        product.product
    from gold.roi_month as roi
    join silver.rate_month as rate on rate.currency = roi.currency and rate.month = roi.month
    left join gold.account_month as spine
        on spine.account_id = roi.account_id and spine.month = roi.month
    left join gold.product_month as product
        on product.account_id = roi.account_id and product.month = roi.month
    where roi.window_months = 1 and roi.month >= :from_month and roi.month <= :to_month
),
membership as (
    select told.*, dimension, member
    from told
    lateral view inline(
        array(
            named_struct('dimension', 'all', 'member', 'all'),
            named_struct('dimension', 'product', 'member', coalesce(product, 'none')),
            named_struct('dimension', 'segment', 'member', coalesce(segment, 'none')),
            named_struct('dimension', 'owner', 'member', coalesce(owner, 'none'))
        )
    ) as dimension, member
)
select
    dimension,
    member,
    month,
    count(*) as customers,
    count(value) as measured,
    count_if(is_estimate and value is not null) as estimates,
    cast(sum(value) as decimal(18,2)) as value,
    cast(sum(cost) as decimal(18,2)) as cost,
    cast(sum(left_on_table) as decimal(18,2)) as left_on_table,
    cast(
        try_divide(
            sum(if(has_return, value - cost, 0)), sum(if(has_return, cost, 0))
        ) as decimal(18,6)
    ) as roi,
    :reporting_currency as currency
from membership
group by dimension, member, month
