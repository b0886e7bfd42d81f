-- What DuckDB is asked: the events of bronze to the months of accounts, in the words one would use there.
copy (
    with event as (
        select
            coalesce(named.account_id, seat.account_id) as account_id,
            event.user_id,
            cast(to_timestamp(epoch(event.occurred_at)) as date) as used_on,
            coalesce(action.qualifying, false) as qualifying,
            action.task,
            action.designed,
            event.is_complete,
            event.fact_at,
            event.occurred_at
        from read_parquet('{lake}/bronze/product_event/*.parquet') as event
        left join (values {catalogue}) as action(event, qualifying, task, designed) on action.event = event.event
        left join read_parquet('{lake}/silver/account_xref/*.parquet') as named
            on named.source_id = event.account_id and named.source_system = 'crm'
        left join read_parquet('{lake}/silver/seat/*.parquet') as seat on seat.user_id = event.user_id
    )
    select
        account_id,
        date_trunc('month', used_on)::date as month,
        count(distinct user_id) filter (where qualifying) as active_users,
        count(distinct (user_id, used_on)) filter (where qualifying and user_id is not null) as active_days,
        sum(qualifying::int) as actions,
        sum(coalesce(task, false)::int) as task_events,
        sum(coalesce(task and designed, false)::int) as designed_events,
        count(is_complete) as records,
        sum(coalesce(is_complete, false)::int) as complete_records,
        sum(coalesce(epoch(occurred_at) - epoch(fact_at) <= {timely} * 3600, false)::int) as timely_records
    from event
    where account_id is not null and account_id not like 'test:%' and used_on < date '{until}'
    group by all
    order by all
) to '{csv}' (header false)
