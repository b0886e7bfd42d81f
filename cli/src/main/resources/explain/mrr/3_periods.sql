-- what each line was in the month; months an amount pays for: a year 12, a week 12/52, a day 12/365
select
    line.line_key as line,
    line.plan,
    line.valid_from,
    line.valid_to,
    line.state,
    line.seats,
    round(coalesce(item.list_amount, billed.amount), 2) as amount,
    coalesce(item.interval_count, 1) || ' ' || coalesce(item.interval, billed.interval) as pays_for,
    round(100 * line.discount, 2) as discount_percent,
    round(line.mrr, 4) as mrr,
    line.currency,
    line.provenance
from silver.subscription_line as line
left join silver.item_period as item
    on item.line_key = line.line_key
    and item.valid_from <= line.valid_from
    and (item.valid_to is null or item.valid_to > line.valid_from)
left join bronze.billing_subscription as billed
    on line.provenance = 'native'
    and billed.source_instance || ':' || billed.subscription_id = line.line_key
where
    line.billing_parent_id = :payer
    and line.valid_from <= last_day(:month)
    and (line.valid_to is null or line.valid_to >= :month)
order by line.line_key, line.valid_from
