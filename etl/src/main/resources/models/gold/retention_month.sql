/*---
description: How much of the MRR and how many of the accounts of a window's start were still there at its end.
owner: revenue
key: [dimension, member, month, window_months]
write: months
columns:
  dimension: all, segment or owner
  member: the segment or owner an account stood at when the window began, at its end where it came since; empty where nobody tells; all for the whole company
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
        mrr.currency,
        cast(0 as decimal(24,10)),
        mrr.mrr,
        mrr.is_paused
    from window
    join silver.mrr_month as mrr on mrr.month = window.month
),
-- Both ends at the start's rate: a currency's fall is no customer's loss. Each end of each line is
-- rounded by itself, so that sums of stored amounts are exact.
account_window as (
    select
        line.month,
        line.window_months,
        line.billing_parent_id as account_id,
        sum(round(line.at_start * coalesce(start.rate, end.rate), 2)) as start_mrr,
        sum(round(line.at_end * coalesce(start.rate, end.rate), 2)) as end_mrr,
        max(line.is_paused) as is_paused
    from line_end as line
    left join silver.rate_month as start
        on start.currency = line.currency and start.month = line.start_month
    join silver.rate_month as end on end.currency = line.currency and end.month = line.month
    group by line.month, line.window_months, line.billing_parent_id
),
-- Most months of most accounts move nothing and need no place in twelve windows.
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
    where
        revenue.new_mrr + revenue.expansion_mrr + revenue.reactivation_mrr <> 0
        or revenue.contraction_mrr + revenue.churn_mrr <> 0
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
-- Who moved to another segment since takes no loss along: it counts where it stood when the window began. An
-- account's windows are read once for all three, and what nobody tells is a member too: the members add up to all.
membership as (
    select facts.*, dimension, member
    from account_facts as facts
    left join gold.account_month as stood
        on stood.account_id = facts.account_id
        and stood.month = add_months(facts.month, -facts.window_months)
    left join silver.account as account on account.account_id = facts.account_id
    lateral view inline(
        array(
            named_struct('dimension', 'all', 'member', 'all'),
            named_struct('dimension', 'segment', 'member', coalesce(stood.segment, account.segment, '')),
            named_struct('dimension', 'owner', 'member', coalesce(stood.owner, account.owner, ''))
        )
    ) one as dimension, member
    union all
    -- The whole company has a row for every window, also when nobody was there yet.
    select month, window_months, null, 0, 0, false, 0, 0, 'all', 'all' from window
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
from summed
