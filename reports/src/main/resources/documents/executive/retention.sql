-- Retention of the whole portfolio, both windows, per month the window ends in; null is not measurable.
select
    member,
    month,
    window_months,
    start_accounts,
    start_mrr,
    nrr,
    grr,
    logo_churn,
    quick_ratio
from gold.retention_month
where dimension = 'all' and month >= :from_month and month <= :month
order by month, window_months
