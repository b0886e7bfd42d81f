-- What earlier reports told and reads otherwise now: booked after the last of them was published, so that each change is
-- told once, on the next report. A month's MRR as it was told last, and as it is.
with
since as (
    select
        coalesce(max(published_at), timestamp '1970-01-01') as told_at,
        coalesce(max_by(run, published_at), '') as told_by
    from ops.publication
    where report = 'executive' and month < :month
),

news as (
    select
        change.month,
        change.account_id,
        change.`table`,
        change.row_key,
        change.`column`,
        coalesce(try_cast(change.restated as decimal(18,2)), 0)
        - coalesce(try_cast(change.before as decimal(18,2)), 0) as difference
    from ops.restatement as change
    cross join since
    where
        change.month < :month
        and change.at >= since.told_at
        and change.run <> since.told_by
),

by_account as (
    select month, account_id, sum(difference) as difference
    from news
    where `table` = 'gold.revenue_month' and `column` = 'closing_mrr'
    group by month, account_id
),

by_month as (
    select
        month,
        sum(difference) as difference,
        count_if(difference <> 0) as moved,
        max_by(account_id, abs(difference)) as account_id,
        max_by(difference, abs(difference)) as most
    from by_account
    group by month
),

mrr as (
    select month, sum(closing_mrr) as closing_mrr
    from gold.revenue_month
    group by month
),

known as (
    select account_id, max_by(account_name, month) as account_name
    from gold.account_month
    where month <= :month
    group by account_id
)

select
    news.month,
    count(distinct news.`table`, news.row_key, news.`column`) as figures,
    count(distinct news.account_id) as accounts,
    max(mrr.closing_mrr) as mrr_now,
    max(coalesce(by_month.difference, 0)) as difference,
    max(coalesce(by_month.moved, 0)) as moved,
    max(coalesce(known.account_name, by_month.account_id)) as most_account,
    max(by_month.most) as most
from news
join mrr on mrr.month = news.month
left join by_month on by_month.month = news.month
left join known on known.account_id = by_month.account_id
group by news.month
order by news.month desc
