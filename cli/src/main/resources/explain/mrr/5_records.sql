-- source records behind the lines: what was invoiced or is pending for days of the month, and coupons
with line as (
    select distinct line_key, subscription_id, customer_id, source_instance
    from silver.subscription_line
    where billing_parent_id = :payer
        and valid_from <= last_day(:month)
        and (valid_to is null or valid_to >= :month)
)
select
    'invoice line' as record, billed.invoice_id || ' ' || billed.line_id as id, billed.description,
    round(billed.amount, 2) as amount, billed.currency, to_date(billed.period_starts_at) as from_day,
    to_date(billed.period_ends_at) as to_day,
    concat_ws(', ', if(billed.is_proration, 'proration', null), if(invoiced.is_void, 'void', null)) as kind,
    billed.source_instance as source, billed.source_file, billed.source_record
from bronze.billing_invoice_line as billed
join silver.invoice_line as invoiced
    on invoiced.invoice_key = billed.source_instance || ':' || billed.invoice_id and invoiced.line_id = billed.line_id
join line on line.line_key = billed.source_instance || ':' || billed.item_id
where to_date(billed.period_starts_at) <= last_day(:month) and to_date(billed.period_ends_at) >= :month
union all
select
    'pending item', pending.pending_item_id, null, round(pending.amount, 2), pending.currency,
    to_date(pending.period_starts_at), to_date(pending.period_ends_at), if(pending.is_proration, 'proration', ''),
    pending.source_instance, pending.source_file, pending.source_record
from bronze.billing_pending_item as pending
join line on line.line_key = pending.source_instance || ':' || pending.item_id
where to_date(pending.period_starts_at) <= last_day(:month)
union all
select
    'coupon', discount.discount_id, coupon.coupon_id || ', '
        || rtrim('.', rtrim('0', cast(coalesce(coupon.percent_off, coupon.amount_off) as string)))
        || if(coupon.percent_off is null, ' off', ' % off'),
    round(coupon.amount_off, 2), coupon.currency, to_date(discount.starts_at), to_date(discount.ends_at), coupon.duration,
    discount.source_instance, discount.source_file, discount.source_record
from bronze.billing_discount as discount
join bronze.billing_coupon as coupon
    on coupon.source_instance = discount.source_instance and coupon.coupon_id = discount.coupon_id
where to_date(discount.starts_at) <= last_day(:month) and coalesce(to_date(discount.ends_at) >= :month, true)
    and exists (
        select 1 from line
        where line.source_instance = discount.source_instance and line.customer_id = discount.customer_id
            and coalesce(line.subscription_id = discount.subscription_id, true)
    )
union all
-- The metered amount is a mean of the last three months billed.
select
    'usage line', billed.invoice_id || ' ' || billed.line_id, billed.description, round(billed.amount, 2), billed.currency,
    to_date(billed.period_starts_at), to_date(billed.period_ends_at), 'metered, beside MRR', billed.source_instance,
    billed.source_file, billed.source_record
from bronze.billing_invoice_line as billed
join bronze.billing_invoice as invoice
    on invoice.source_instance = billed.source_instance and invoice.invoice_id = billed.invoice_id
join bronze.billing_price as price
    on price.source_instance = billed.source_instance and price.price_id = billed.price_id
where price.usage_type = 'metered'
    and to_date(billed.period_ends_at) > add_months(:month, -2) and to_date(billed.period_ends_at) <= add_months(:month, 1)
    and exists (
        select 1 from line
        where line.source_instance = billed.source_instance and line.customer_id = invoice.customer_id
    )
union all
select
    'period', told.subscription_id, told.plan, round(told.amount, 2), told.currency, told.start_date, told.end_date,
    if(told.is_trial, 'trial', ''), told.source_instance, told.source_file, told.source_record
from bronze.billing_subscription as told
join line on line.line_key = told.source_instance || ':' || told.subscription_id
order by record, from_day, id
