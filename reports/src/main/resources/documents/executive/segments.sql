-- Retention by segment for the report's month, both windows; accounts count where they stood at the window's start.
select
    -- Those nobody tells the segment of are the member without a name.
    nullif(member, '') as member,
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
order by member nulls last, window_months
