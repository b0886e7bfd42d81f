-- What an earlier report told this customer and reads otherwise now: booked after its last report was published, so that
-- each change is told once, on the next one. Value and cost of a month as told last, and as they are; the measure that
-- changed most says why.
with
since as (
    select account_id, max(published_at) as told_at, max_by(run, published_at) as told_by
    from ops.publication
    where report = 'value' and month < :month
    group by account_id
),

family as (
    select account_id, billing_parent_id
    from gold.account_month
    where month = :month
),

news as (
    select
        coalesce(family.billing_parent_id, change.account_id) as account_id,
        change.month,
        change.`table`,
        change.`column`,
        change.row_key,
        coalesce(try_cast(change.restated as decimal(18,2)), 0)
        - coalesce(try_cast(change.before as decimal(18,2)), 0) as difference
    from ops.restatement as change
    left join family on family.account_id = change.account_id
    join since on since.account_id = coalesce(family.billing_parent_id, change.account_id)
    where
        change.month < :month
        and change.at >= since.told_at
        and change.run <> since.told_by
),

moved as (
    select account_id, month, `column` as figure, sum(difference) as difference
    from news
    where
        `table` = 'gold.roi_month' and `column` in ('value', 'cost')
        and row_key = concat(account_id, '|1')
    group by account_id, month, `column`
    having sum(difference) <> 0
),

by_measure as (
    select account_id, month, substring_index(row_key, '|', -1) as measure, sum(difference) as difference
    from news
    where `table` = 'gold.value_month' and `column` = 'money'
    group by account_id, month, substring_index(row_key, '|', -1)
),

-- Told otherwise because it is counted with another number, not because more was counted.
recounted as (
    select account_id, month, substring_index(row_key, '|', -1) as measure
    from news
    where
        `table` = 'gold.value_month'
        and `column` in (
            'minutes_before', 'minutes_after', 'each', 'attribution', 'capture_share', 'hourly_rate', 'unit_value'
        )
    group by account_id, month, substring_index(row_key, '|', -1)
),

because as (
    select
        by_measure.account_id,
        by_measure.month,
        max_by(measure.names, abs(by_measure.difference)) as names,
        max_by(recounted.measure is not null, abs(by_measure.difference)) as is_recounted
    from by_measure
    left join recounted
        on recounted.account_id = by_measure.account_id
        and recounted.month = by_measure.month
        and recounted.measure = by_measure.measure
    join gold.measure as measure
        on measure.measure = by_measure.measure and measure.counts_to_value
    where by_measure.difference <> 0
    group by by_measure.account_id, by_measure.month
)

select
    moved.account_id,
    array_sort(
        collect_list(
            struct(
                moved.month,
                moved.figure,
                if(moved.figure = 'value', roi.value, roi.cost) - moved.difference as before,
                if(moved.figure = 'value', roi.value, roi.cost) as now,
                if(moved.figure = 'value', because.names, null) as names,
                if(moved.figure = 'value', because.is_recounted, null) as is_recounted
            )
        ),
        (one, other) -> case
            when one.month > other.month then -1
            when one.month < other.month then 1
            when one.figure > other.figure then -1
            else 1
        end
    ) as restated
from moved
join gold.roi_month as roi
    on roi.account_id = moved.account_id and roi.month = moved.month and roi.window_months = 1
left join because on because.account_id = moved.account_id and because.month = moved.month
group by moved.account_id
