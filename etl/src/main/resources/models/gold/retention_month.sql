/*---
description: How much of the MRR and how many of the accounts of a window's start were still there at its end.
owner: revenue
key: [dimension, member, month, window_months]
write: months
columns:
  dimension: all, segment or owner
  member: the segment or owner; all for the whole company
  month: first day of the window's last month
  window_months: length of the window, 1 or 12; the 12-month one is its own cohort, no product of monthly rates
  start_accounts: accounts with MRR at the window's start
  start_mrr: their MRR then, in the reporting currency
  nrr: their MRR at the end over start_mrr, at the start's exchange rates; null without any
  grr: the same, each account counted with at most what it began with
  logo_churn: share of them with no MRR at the end and nothing paused
  quick_ratio: new, expansion and reactivation over contraction and churn of the window's months; null where nothing was lost
  currency: ISO 4217 code of start_mrr, the reporting currency
checks:
  - id: grr_above_nrr
    severity: refuse
    says: "{rows} rows keep more gross than net, or more than all of it"
    rows: >
      select dimension || ' ' || member || ' ' || date_format(month, 'yyyy-MM') as sample
      from gold.retention_month where grr > nrr or grr > 1 or grr < 0 or logo_churn < 0 or logo_churn > 1
---*/
with window as (
    select
        month,
        window_months,
        cast(add_months(month, -window_months) as date) as start_month
    from (select explode(sequence(:from_month, :to_month, interval 1 month)) as month)
    cross join (select explode(array(1, 12)) as window_months)
    -- Nothing is known of the time before the lake's first month.
    where add_months(month, -window_months) >= :first_month
),
line_end as (
    select
        window.*,
        mrr.billing_parent_id,
        mrr.line_key,
        mrr.currency,
        mrr.mrr as at_start,
        cast(0 as decimal(24,10)) as at_end,
        false as is_paused
    from window
    join silver.mrr_month as mrr on mrr.month = window.start_month
    union all
    select
        window.*,
        mrr.billing_parent_id,
        mrr.line_key,
        mrr.currency,
        cast(0 as decimal(24,10)),
        mrr.mrr,
        mrr.is_paused
    from window
    join silver.mrr_month as mrr on mrr.month = window.month
),
-- A line has one row at each end; their greatest is exact where a sum would lose decimals.
line_window as (
    select
        month,
        window_months,
        start_month,
        billing_parent_id,
        line_key,
        currency,
        max(at_start) as at_start,
        max(at_end) as at_end,
        max(is_paused) as is_paused
    from line_end
    group by month, window_months, start_month, billing_parent_id, line_key, currency
),
-- Both ends at the start's rate: a currency's fall is no customer's loss.
account_window as (
    select
        line.month,
        line.window_months,
        line.billing_parent_id as account_id,
        sum(round(line.at_start * coalesce(start.rate, end.rate), 2)) as start_mrr,
        sum(round(line.at_end * coalesce(start.rate, end.rate), 2)) as end_mrr,
        max(line.is_paused) as is_paused
    from line_window as line
    left join silver.rate_month as start
        on start.currency = line.currency and start.month = line.start_month
    join silver.rate_month as end on end.currency = line.currency and end.month = line.month
    group by line.month, line.window_months, line.billing_parent_id
),
moved as (
    select
        window.month,
        window.window_months,
        revenue.account_id,
        sum(revenue.new_mrr + revenue.expansion_mrr + revenue.reactivation_mrr) as gained,
        sum(revenue.contraction_mrr + revenue.churn_mrr) as lost
    from window
    join gold.revenue_month as revenue
        on revenue.month > window.start_month and revenue.month <= window.month
    group by window.month, window.window_months, revenue.account_id
),
account_facts as (
    select
        coalesce(accounts.month, moved.month) as month,
        coalesce(accounts.window_months, moved.window_months) as window_months,
        coalesce(accounts.account_id, moved.account_id) as account_id,
        coalesce(accounts.start_mrr, 0) as start_mrr,
        coalesce(accounts.end_mrr, 0) as end_mrr,
        coalesce(accounts.is_paused, false) as is_paused,
        coalesce(moved.gained, 0) as gained,
        coalesce(moved.lost, 0) as lost
    from account_window as accounts
    full outer join moved
        on moved.month = accounts.month
        and moved.window_months = accounts.window_months
        and moved.account_id = accounts.account_id
),
-- A segment or owner nobody tells is left out here and still counted under "all".
membership as (
    select facts.*, 'all' as dimension, 'all' as member from account_facts as facts
    union all
    select facts.*, 'segment', account.segment
    from account_facts as facts
    join silver.account as account on account.account_id = facts.account_id
    where account.segment is not null
    union all
    select facts.*, 'owner', account.owner
    from account_facts as facts
    join silver.account as account on account.account_id = facts.account_id
    where account.owner is not null
),
summed as (
    select
        dimension,
        member,
        month,
        window_months,
        count_if(start_mrr > 0) as start_accounts,
        sum(start_mrr) as start_mrr,
        sum(if(start_mrr > 0, end_mrr, 0)) as end_mrr,
        sum(least(start_mrr, end_mrr)) as kept_mrr,
        count_if(start_mrr > 0 and end_mrr = 0 and not is_paused) as lost_accounts,
        sum(gained) as gained,
        sum(lost) as lost
    from membership
    group by dimension, member, month, window_months
),
-- The whole company has a row for every window, also when nobody was there yet.
complete as (
    select * from summed
    union all
    select 'all', 'all', window.month, window.window_months, 0, 0, 0, 0, 0, 0, 0
    from window
    left join summed
        on summed.dimension = 'all'
        and summed.month = window.month
        and summed.window_months = window.window_months
    where summed.month is null
)
select
    dimension,
    member,
    month,
    window_months,
    start_accounts,
    cast(start_mrr as decimal(18,2)) as start_mrr,
    cast(try_divide(end_mrr, start_mrr) as decimal(18,6)) as nrr,
    cast(try_divide(kept_mrr, start_mrr) as decimal(18,6)) as grr,
    cast(
        try_divide(cast(lost_accounts as decimal(18,0)), start_accounts) as decimal(18,6)
    ) as logo_churn,
    cast(try_divide(gained, lost) as decimal(18,6)) as quick_ratio,
    :reporting_currency as currency
from complete
