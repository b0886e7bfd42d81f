-- 20,000 accounts with one line or two, each a chain of periods of 1 to 12 months at a price of its own, in three
-- currencies. Some are paused, some end for good, some leave a gap that is bridged or not.
create temp table period as
with account as (
    select range as id, (1 + hash(range, 'lines') % 2)::int as lines from range(20000)
),
line as (
    select id, unnest(range(lines)) as line, (hash(id, 'start') % 40)::int as start_month from account
),
step as (
    select id, line, start_month, unnest(range(8)) as step from line
),
sized as (
    select
        *,
        (1 + hash(id, line, step, 'months') % 12)::int as months,
        case when hash(id, line, step, 'gap') % 10 = 0 then (hash(id, line, step, 'days') % 30)::int else 0 end as gap,
        hash(id, line, step, 'end') % 12 = 0 as ends
    from step
),
placed as (
    select
        *,
        coalesce(sum(months) over before, 0)::int as months_before,
        coalesce(sum(gap) over before, 0)::int as days_before,
        coalesce(bool_or(ends) over before, false) as is_over
    from sized
    window before as (partition by id, line order by step rows between unbounded preceding and 1 preceding)
)
select
    id,
    line,
    step,
    ends,
    (date '2021-06-01' + to_months(start_month + months_before) + to_days(days_before + (id % 28)::int))::date as valid_from,
    (date '2021-06-01' + to_months(start_month + months_before + months) + to_days(days_before + (id % 28)::int))::date
        as valid_to
from placed
where not is_over;

copy (
    select
        'A' || id as account_id,
        'A' || id as billing_parent_id,
        case when id % 17 = 0 then null else 'segment ' || id % 6 end as segment,
        case when id % 23 = 0 then null else 'owner ' || id % 40 end as owner
    from range(20000) as account(id)
) to '{folder}/silver.account/rows.parquet';

-- One in ten stood at another segment before 2023.
copy (
    select
        'A' || id as account_id,
        month::date as month,
        case
            when id % 17 = 0 then null
            when id % 10 = 0 and month < date '2023-01-01' then 'segment ' || (id + 1) % 6
            else 'segment ' || id % 6
        end as segment,
        case when id % 23 = 0 then null else 'owner ' || id % 40 end as owner
    from range(20000) as account(id)
    cross join unnest(generate_series(timestamp '2022-01-01', timestamp '2024-12-01', interval 1 month)) as all_months(month)
) to '{folder}/gold.account_month/rows.parquet';

copy (
    select
        'billing:' || id || '-' || line as line_key,
        'A' || id as account_id,
        'A' || id as billing_parent_id,
        case id % 4 when 0 then 'USD' when 1 then 'GBP' else 'EUR' end as currency,
        case
            when hash(id, line, step, 'pause') % 25 = 0 and id % 2 = 0 then 0
            else 20 + (hash(id, line, step, 'price') % 500000) / 100
        end::decimal(24,10) as mrr,
        case when line = 0 then 5 + (hash(id, line, step, 'seats') % 90)::bigint end as seats,
        case when hash(id, line, step, 'pause') % 25 = 0 and id % 2 = 0 then 'paused' else 'active' end as state,
        valid_from,
        valid_to,
        valid_to as term_end,
        12 as term_months,
        min(valid_from) over (partition by id, line) as subscribed_on,
        if(id % 2 = 0, 'invoice_derived', 'native') as provenance
    from period
) to '{folder}/silver.subscription_line/rows.parquet';

copy (
    select
        currency,
        month::date as month,
        case currency
            when 'EUR' then 1
            else round((if(currency = 'USD', 0.9, 1.15) + (hash(currency, month) % 1000) / 10000)::decimal(18,10), 6)
        end::decimal(20,10) as rate
    from (values ('EUR'), ('USD'), ('GBP')) as one(currency)
    cross join range(timestamp '2022-01-01', timestamp '2025-01-01', interval 1 month) as months(month)
) to '{folder}/silver.rate_month/rows.parquet';

copy (
    select
        ''::varchar as billing_parent_id, ''::varchar as currency, null::date as service_from,
        0::decimal(24,10) as amount, ''::varchar as charge_kind, false as is_void
    where false
) to '{folder}/silver.invoice_line/rows.parquet';
