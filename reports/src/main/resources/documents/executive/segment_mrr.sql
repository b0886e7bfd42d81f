-- MRR at the month's end by segment; an account without one counts as such, so that the parts make the whole.
with
known as (
    select
        account_id,
        max_by(segment, month) as segment
    from gold.account_month
    where month <= :month
    group by account_id
)

select
    known.segment,
    count(revenue.account_id) as paying_accounts,
    sum(revenue.closing_mrr) as closing_mrr
from gold.revenue_month as revenue
left join known on known.account_id = revenue.account_id
where revenue.month = :month and revenue.closing_mrr > 0
group by known.segment
order by closing_mrr desc, known.segment
