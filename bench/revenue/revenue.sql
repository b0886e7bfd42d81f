-- What DuckDB is asked: periods of subscriptions to the revenue tables, in the words one would use there.
create temp table rate as select * from '{folder}/silver.rate_month/*.parquet';

create temp table account as select * from '{folder}/silver.account/*.parquet';

create temp table kept as
select * from '{folder}/silver.subscription_line/*.parquet'
where state in ('active', 'paused') and (valid_to is null or valid_to > valid_from);

create temp table months as
select range::date as month, last_day(range::date) as ends_on
from range(timestamp '2022-01-01', timestamp '2025-01-01', interval 1 month);

create temp table mrr_month as
with covered as (
    select
        billing_parent_id,
        valid_from as back_on,
        max(coalesce(valid_to, date '9999-12-31')) over (
            partition by billing_parent_id order by valid_from, line_key
            rows between unbounded preceding and 1 preceding
        ) as away_on
    from kept
),
gap as (
    select billing_parent_id, away_on, month
    from covered
    join months on away_on <= ends_on and back_on > ends_on
    where back_on > away_on and back_on - away_on <= 14
)
select line_key, month, billing_parent_id, currency, mrr, state = 'paused' as is_paused, false as is_bridged
from kept
join months on valid_from <= ends_on and coalesce(valid_to, date '9999-12-31') > ends_on
union all
select line_key, month, kept.billing_parent_id, currency, mrr, state = 'paused', true
from gap
join kept on kept.billing_parent_id = gap.billing_parent_id and valid_from < away_on and valid_to = away_on;

create temp table revenue_month as
with line_end as (
    select billing_parent_id, line_key, currency, month, 0::decimal(24,10) as opening, mrr as closing,
        false as was_paused, is_paused, is_bridged
    from mrr_month
    union all
    select billing_parent_id, line_key, currency, (month + interval 1 month)::date, mrr, 0, is_paused, false, false
    from mrr_month
    where month < date '2024-12-01'
),
line_month as (
    select billing_parent_id, line_key, currency, month, max(opening) as opening, max(closing) as closing,
        bool_or(was_paused) as was_paused, bool_or(is_paused) as is_paused, bool_or(is_bridged) as is_bridged
    from line_end
    group by all
),
rated as (
    select line_month.*, now.rate as rate, coalesce(before.rate, now.rate) as rate_before
    from line_month
    join rate as now using (currency, month)
    left join rate as before
        on before.currency = line_month.currency and before.month = line_month.month - interval 1 month
),
valued as (
    select
        billing_parent_id as account_id,
        month,
        sum(round(opening * rate_before, 2)) as opening_mrr,
        sum(round(closing * rate_before, 2)) as moved_mrr,
        sum(round(closing * rate, 2)) as closing_mrr,
        coalesce(sum(round(opening * rate_before, 2)) filter (where is_paused), 0) as paused_mrr,
        coalesce(sum(round(closing * rate_before, 2)) filter (where was_paused), 0) as resumed_mrr,
        bool_or(was_paused) as was_paused,
        bool_or(is_paused) as is_paused,
        bool_or(is_bridged) as is_bridged
    from rated
    group by all
),
known as (
    select
        billing_parent_id as account_id,
        min(subscribed_on) as subscribed_on,
        bool_or(provenance <> 'native') as tells_all,
        min(date_trunc('month', valid_from)) filter (
            where mrr > 0 and (valid_to is null or valid_to > last_day(valid_from))
        ) as paid_line_month
    from '{folder}/silver.subscription_line/*.parquet'
    group by all
),
paid as (
    select billing_parent_id as account_id, min(month) as paid_month from mrr_month group by all
),
placed as (
    select
        valued.* exclude (opening_mrr, moved_mrr),
        tells_all,
        month = date '2022-01-01' and subscribed_on < date '2022-01-01' as is_opening,
        if(is_opening, closing_mrr, opening_mrr) as opening_mrr,
        if(is_opening, closing_mrr, moved_mrr) as moved_mrr,
        coalesce(least(paid_line_month, paid_month) < month, false) as has_paid,
        valued.opening_mrr > 0 or (was_paused and has_paid) as was_there,
        closing_mrr > 0 or is_paused as is_there
    from valued
    join known using (account_id)
    left join paid using (account_id)
    where valued.opening_mrr <> 0 or closing_mrr <> 0
),
opened as (
    select
        *,
        if(was_there and is_there, greatest(moved_mrr - opening_mrr, 0), 0) as expansion_mrr,
        if(was_there and is_there, greatest(opening_mrr - moved_mrr, 0), 0) as contraction_mrr
    from placed
)
select
    account_id,
    month,
    opening_mrr::decimal(18,2) as opening_mrr,
    if(opening_mrr = 0 and not was_there and not has_paid, moved_mrr, 0)::decimal(18,2) as new_mrr,
    if(opening_mrr = 0 and not was_there and has_paid, moved_mrr, 0)::decimal(18,2) as reactivation_mrr,
    expansion_mrr::decimal(18,2) as expansion_mrr,
    contraction_mrr::decimal(18,2) as contraction_mrr,
    if(is_there, 0, opening_mrr)::decimal(18,2) as churn_mrr,
    (closing_mrr - moved_mrr)::decimal(18,2) as fx_mrr,
    closing_mrr::decimal(18,2) as closing_mrr,
    if(tells_all, least(paused_mrr, contraction_mrr), null)::decimal(18,2) as paused_mrr,
    if(tells_all, least(resumed_mrr, expansion_mrr), null)::decimal(18,2) as resumed_mrr,
    if(tells_all, 0, null)::decimal(18,2) as usage_mrr,
    nullif(concat_ws(',', if(is_opening, 'opening_balance', null), if(is_bridged, 'bridged', null)), '') as flags,
    'EUR' as currency
from opened;

copy revenue_month to '{folder}/duckdb/gold.revenue_month.parquet';

copy (
    with frame as (
        select month, window_months::int as window_months, (month - to_months(window_months))::date as start_month
        from months
        cross join (values (1), (12)) as size(window_months)
        where month - to_months(window_months) >= date '2022-01-01'
    ),
    line_end as (
        select frame.*, billing_parent_id, line_key, currency, mrr as at_start, 0::decimal(24,10) as at_end,
            false as is_paused
        from frame join mrr_month on mrr_month.month = start_month
        union all
        select frame.*, billing_parent_id, line_key, currency, 0, mrr, is_paused
        from frame join mrr_month on mrr_month.month = frame.month
    ),
    line_window as (
        select month, window_months, start_month, billing_parent_id, line_key, currency,
            max(at_start) as at_start, max(at_end) as at_end, bool_or(is_paused) as is_paused
        from line_end
        group by all
    ),
    account_window as (
        select line.month, window_months, billing_parent_id as account_id,
            sum(round(at_start * coalesce(opens.rate, ends.rate), 2)) as start_mrr,
            sum(round(at_end * coalesce(opens.rate, ends.rate), 2)) as end_mrr,
            bool_or(is_paused) as is_paused
        from line_window as line
        left join rate as opens on opens.currency = line.currency and opens.month = start_month
        join rate as ends on ends.currency = line.currency and ends.month = line.month
        group by all
    ),
    moved as (
        select frame.month, window_months, account_id,
            sum(new_mrr + expansion_mrr + reactivation_mrr) as gained,
            sum(contraction_mrr + churn_mrr) as lost
        from frame
        join revenue_month on revenue_month.month > start_month and revenue_month.month <= frame.month
        group by all
    ),
    fact as (
        select month, window_months, account_id, coalesce(start_mrr, 0) as start_mrr, coalesce(end_mrr, 0) as end_mrr,
            coalesce(is_paused, false) as is_paused, coalesce(gained, 0) as gained, coalesce(lost, 0) as lost
        from account_window
        full join moved using (month, window_months, account_id)
    ),
    stood as (
        select fact.*, coalesce(began.segment, account.segment, '') as segment,
            coalesce(began.owner, account.owner, '') as owner
        from fact
        left join '{folder}/gold.account_month/*.parquet' as began
            on began.account_id = fact.account_id and began.month = fact.month - to_months(fact.window_months)
        left join account on account.account_id = fact.account_id
    ),
    member as (
        select 'all' as dimension, 'all' as member, stood.* from stood
        union all
        select 'segment', segment, stood.* from stood
        union all
        select 'owner', owner, stood.* from stood
    ),
    summed as (
        select
            dimension,
            member,
            month,
            window_months,
            count(*) filter (where start_mrr > 0) as start_accounts,
            sum(start_mrr) as opened_with,
            sum(end_mrr) filter (where start_mrr > 0) as ended_with,
            sum(least(start_mrr, end_mrr)) as kept_mrr,
            count(*) filter (where start_mrr > 0 and end_mrr = 0 and not is_paused) as lost_accounts,
            sum(gained) as gained,
            sum(lost) as lost
        from member
        group by all
    )
    select
        dimension,
        member,
        month,
        window_months,
        start_accounts,
        opened_with::decimal(18,2) as start_mrr,
        (coalesce(ended_with, 0) / nullif(opened_with, 0))::decimal(18,6) as nrr,
        (kept_mrr / nullif(opened_with, 0))::decimal(18,6) as grr,
        (lost_accounts / nullif(start_accounts, 0))::decimal(18,6) as logo_churn,
        (gained / nullif(lost, 0))::decimal(18,6) as quick_ratio,
        'EUR' as currency
    from summed
) to '{folder}/duckdb/gold.retention_month.parquet';

copy (
    with first_paid as (
        select
            account_id,
            min(month) as base_month,
            if(coalesce(arg_min_null(flags, month), '') like '%opening_balance%', date '2021-12-01', min(month)) as cohort_month
        from revenue_month
        where closing_mrr > 0
        group by all
    ),
    size as (
        select cohort_month, base_month, count(*) as accounts from first_paid group by all
    ),
    age as (
        select size.*, month, date_diff('month', base_month, month)::int as age_months
        from size join months on month >= base_month
    ),
    account_age as (
        select cohort_month, mrr_month.month, account_id,
            sum(round(mrr * coalesce(base.rate, now.rate), 2)) as mrr,
            bool_or(is_paused) as is_paused
        from first_paid
        join mrr_month on billing_parent_id = account_id and mrr_month.month >= base_month
        left join rate as base on base.currency = mrr_month.currency and base.month = base_month
        join rate as now on now.currency = mrr_month.currency and now.month = mrr_month.month
        group by all
    ),
    still as (
        select cohort_month, month, count(*) filter (where mrr > 0 or is_paused) as accounts_kept, sum(mrr) as mrr_kept
        from account_age
        group by all
    )
    select
        age.cohort_month,
        age_months,
        accounts,
        coalesce(still.accounts_kept, 0) as accounts_kept,
        base.mrr_kept::decimal(18,2) as mrr,
        coalesce(still.mrr_kept, 0)::decimal(18,2) as mrr_kept,
        'EUR' as currency
    from age
    left join still on still.cohort_month = age.cohort_month and still.month = age.month
    join still as base on base.cohort_month = age.cohort_month and base.month = age.base_month
) to '{folder}/duckdb/gold.cohort_month.parquet';
