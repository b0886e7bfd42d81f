-- The largest accounts by MRR at the month's end.
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
    revenue.account_id,
    coalesce(known.account_name, revenue.account_id) as account_name,
    known.segment,
    known.owner,
    revenue.closing_mrr
from gold.revenue_month as revenue
left join known on known.account_id = revenue.account_id
where revenue.month = :month and revenue.closing_mrr > 0
order by revenue.closing_mrr desc, revenue.account_id
limit 10
