-- Retention by segment for the report's month, both windows; accounts count where they stood at the window's start.
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
where dimension = 'segment' and month = :month
order by member, window_months
