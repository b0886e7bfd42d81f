-- Every customer that pays or is measured: what the product was worth in the month against what it cost, in the
-- reporting currency at the month's end. Who is billed in nothing, or without an exchange rate, is not here.
with
known as (
    select
        account_id,
        max_by(account_name, month) as account_name,
        max_by(segment, month) as segment,
        max_by(owner, month) as owner
    from gold.account_month
    where month <= :month
    group by account_id
)

select
    roi.account_id,
    coalesce(known.account_name, roi.account_id) as account_name,
    known.segment,
    known.owner,
    product.product,
    roi.value * rate.rate as value,
    roi.cost * rate.rate as cost,
    roi.value_full * rate.rate as value_full,
    roi.left_on_table * rate.rate as left_on_table,
    roi.adoption,
    roi.roi_actual,
    roi.roi_100,
    roi.roi_30,
    roi.roi_20,
    if(roi.is_estimate, 1, 0) as is_estimate
from gold.roi_month as roi
join gold.rate_month as rate
    on rate.currency = roi.currency and rate.month = roi.month
left join known on known.account_id = roi.account_id
left join gold.product_month as product
    on product.account_id = roi.account_id and product.month = roi.month
where roi.window_months = 1 and roi.month = :month
order by value desc, roi.account_id
