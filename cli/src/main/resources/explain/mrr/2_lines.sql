-- line by line: opening = before x rate_before, moved = now x rate_before, closing = now x rate_now, each rounded to the cent; fx = closing - moved
with at_end as (
    select line_key, currency, month = :month as is_now, mrr, is_paused, is_bridged
    from silver.mrr_month
    where billing_parent_id = :payer and month in (:month, add_months(:month, -1))
),
line as (
    select
        line_key,
        currency,
        coalesce(max(if(is_now, null, mrr)), 0) as before,
        coalesce(max(if(is_now, mrr, null)), 0) as now,
        concat_ws(', ',
            if(max(is_now and is_paused), 'paused now', null),
            if(max(not is_now and is_paused), 'was paused', null),
            if(max(is_now and is_bridged), 'kept over a gap', null)) as because
    from at_end
    group by line_key, currency
),
valued as (
    select
        line.*,
        coalesce(earlier.rate, later.rate) as rate_before,
        later.rate as rate_now,
        round(line.before * coalesce(earlier.rate, later.rate), 2) as opening,
        round(line.now * coalesce(earlier.rate, later.rate), 2) as moved,
        round(line.now * later.rate, 2) as closing
    from line
    join silver.rate_month as later on later.currency = line.currency and later.month = :month
    left join silver.rate_month as earlier
        on earlier.currency = line.currency and earlier.month = add_months(:month, -1)
)
select
    line_key as line, currency, round(before, 4) as before, round(now, 4) as now, rate_before, rate_now, opening, moved,
    closing, closing - moved as fx, because
from valued
union all
select 'all lines', null, null, null, null, null, sum(opening), sum(moved), sum(closing), sum(closing - moved), null
from valued
order by line = 'all lines', line
