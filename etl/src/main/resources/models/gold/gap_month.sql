/*---
description: What stands between an account and more value in a month, each gap looked at, open or not; safe for the customer to read.
owner: customer success
stage: score
key: [account_id, month, action, subject, measure]
write: months
columns:
  account_id: the account
  month: first day of the month
  action: what would close it, as in gold.action
  subject: the feature's id or the team's name; empty for the whole account
  measure: the measure it adds to; empty for several
  gap_quantity: people to bring in, or units to do in the product; null where it cannot be told
  gap_unit: person, record, or the measure's counted unit
  expected_hours: hours a month closing it would add; null where it cannot be told
  expected_value: money a month closing it would add; null without an hourly rate, or where it cannot be told
  currency: ISO 4217 code of expected_value
  is_from_peers: expected from the middle of at least five other accounts, rounded to two digits; else from the account's own figures
  is_open: wide enough to be told; what would lose the customer hours or money is not
  use_now: people, events done the designed way, or records made in time, that show whether it is closing
---*/
-- A seat that stands empty here may be taken by a child that has bought none.
with seat as (
    select
        adoption.account_id,
        adoption.month,
        adoption.active_users,
        if(
            adoption.coverage is null,
            null,
            greatest(
                least(
                    adoption.licensed_seats - adoption.active_users,
                    family.licensed_seats - family.active_users
                ),
                0
            )
        ) as idle_seats,
        adoption.coverage < 0.9 and coalesce(family.coverage, 0) < 0.9 as is_gap
    from gold.adoption_month as adoption
    left join gold.account_month as spine
        on spine.account_id = adoption.account_id and spine.month = adoption.month
    left join gold.family_month as family
        on family.account_id = spine.billing_parent_id and family.month = adoption.month
    where adoption.month >= :from_month and adoption.month <= :to_month
),
counted as (
    select
        told.*,
        case
            when seat.idle_seats = 0 then 1
            else cast(seat.active_users / (seat.active_users + seat.idle_seats) as decimal(18,10))
        end as adoption,
        seat.active_users
    from gold.value_month as told
    join seat on seat.account_id = told.account_id and seat.month = told.month
    where told.counts_to_value and told.month >= :from_month and told.month <= :to_month
),
-- What full adoption would add: V / g(a) - V, from a tenth above the least share on.
reach as (
    select
        account_id,
        month,
        max(active_users) as active_users,
        sum(hours) as hours,
        sum(money) as money,
        max(currency) as currency,
        bool_or(quantity is not null and not coalesce(adoption >= threshold + 0.1, false)) as lacks,
        sum(hours * (try_divide(1 - threshold, adoption - threshold) - 1)) as more_hours,
        sum(money * (try_divide(1 - threshold, adoption - threshold) - 1)) as more_money
    from counted
    group by account_id, month
),
idle_seat as (
    select
        seat.account_id,
        seat.month,
        'activate_seats' as action,
        cast(null as string) as subject,
        cast(null as string) as measure,
        seat.idle_seats as gap_quantity,
        'person' as gap_unit,
        if(reach.lacks, null, reach.more_hours) as expected_hours,
        if(reach.lacks, null, reach.more_money) as expected_value,
        false as is_from_peers,
        seat.is_gap and seat.idle_seats > 0 as is_open,
        seat.active_users as use_now
    from seat
    left join reach on reach.account_id = seat.account_id and reach.month = seat.month
    where seat.idle_seats is not null
),
-- What others do with it, told as the middle of at least five.
peer as (
    select
        measure,
        month,
        array_sort(collect_list(based_on * each / active_users)) as units
    from counted
    where based_on > 0 and active_users > 0 and feature is not null and hours is not null
    group by measure, month
    having count(*) >= 5
),
middle as (
    select
        measure,
        month,
        aggregate(
            slice(
                units,
                cast(if(size(units) % 2 = 0, size(units) / 2, (size(units) - 1) / 2) as int),
                if(size(units) % 2 = 0, 2, 3)
            ),
            cast(0 as double),
            (total, one) -> total + cast(one as double)
        ) / if(size(units) % 2 = 0, 2, 3) as units
    from peer
),
expected as (
    select
        counted.*,
        usage.users,
        usage.is_entitled,
        usage.task_events,
        usage.designed_events,
        middle.units * counted.active_users as peer_units,
        power(10, floor(log10(nullif(middle.units * counted.active_users, 0))) - 1) as digits
    from counted
    join silver.feature_month as usage
        on usage.account_id = counted.account_id
        and usage.month = counted.month
        and usage.feature = counted.feature
    left join middle on middle.measure = counted.measure and middle.month = counted.month
    where counted.hours is not null
),
unused as (
    select
        account_id,
        month,
        'use_feature' as action,
        feature as subject,
        measure,
        round(peer_units / digits) * digits as gap_quantity,
        counted_unit as gap_unit,
        round(peer_units / digits) * digits * (minutes_before - minutes_after) * attribution
            * capture_share / 60 as expected_hours,
        round(peer_units / digits) * digits * (minutes_before - minutes_after) * attribution
            * capture_share / 60 * hourly_rate * exchange_rate as expected_value,
        true as is_from_peers,
        is_entitled and active_users > 0 and coalesce(users, 0) = 0 and coalesce(based_on, 0) = 0
            as is_open,
        if(is_entitled, users, null) as use_now
    from expected
    where not exists (
        select 1
        from gold.measure as errors
        where errors.measure = expected.measure and errors.counts = 'errors_avoided'
    )
),
undesigned as (
    select
        expected.account_id,
        expected.month,
        'designed_path' as action,
        expected.feature as subject,
        expected.measure,
        (expected.task_events - expected.designed_events) * expected.each as gap_quantity,
        expected.counted_unit as gap_unit,
        (expected.task_events - expected.designed_events) * expected.each
            * coalesce(expected.quality, 1) * (expected.minutes_before - expected.minutes_after)
            * expected.attribution * expected.capture_share / 60 as expected_hours,
        (expected.task_events - expected.designed_events) * expected.each
            * coalesce(expected.quality, 1) * (expected.minutes_before - expected.minutes_after)
            * expected.attribution * expected.capture_share / 60
            * expected.hourly_rate * expected.exchange_rate as expected_value,
        false as is_from_peers,
        expected.designed_events < 0.9 * expected.task_events as is_open,
        expected.designed_events as use_now
    from expected
    join gold.measure as measure
        on measure.measure = expected.measure and measure.counts = 'designed'
    where expected.task_events > 0
),
team as (
    select
        account_id,
        month,
        team,
        users,
        active_users,
        is_weak_link,
        median(active_users / users) over (partition by account_id, month) as middle_share
    from gold.team_month
    where month >= :from_month and month <= :to_month and users > 0
),
weak as (
    select
        team.account_id,
        team.month,
        'lift_team' as action,
        team.team as subject,
        cast(null as string) as measure,
        nullif(greatest(ceil(team.users * team.middle_share) - team.active_users, 0), 0)
            as gap_quantity,
        'person' as gap_unit,
        nullif(greatest(ceil(team.users * team.middle_share) - team.active_users, 0), 0)
            * try_divide(reach.hours, reach.active_users) as expected_hours,
        nullif(greatest(ceil(team.users * team.middle_share) - team.active_users, 0), 0)
            * try_divide(reach.money, reach.active_users) as expected_value,
        false as is_from_peers,
        team.is_weak_link as is_open,
        team.active_users as use_now
    from team
    left join reach on reach.account_id = team.account_id and reach.month = team.month
),
-- What is recorded late still counts: it costs whoever relies on it, and no measure's money.
late as (
    select
        account_id,
        month,
        'record_in_time' as action,
        cast(null as string) as subject,
        cast(null as string) as measure,
        sum(timed_records) - sum(timely_records) as gap_quantity,
        'record' as gap_unit,
        cast(null as decimal(18,4)) as expected_hours,
        cast(null as decimal(18,2)) as expected_value,
        false as is_from_peers,
        sum(timely_records) < 0.9 * sum(timed_records) as is_open,
        sum(timely_records) as use_now
    from silver.user_month
    where month >= :from_month and month <= :to_month
    group by account_id, month
    having sum(timed_records) > 0
)
select
    gap.account_id,
    gap.month,
    gap.action,
    coalesce(gap.subject, '') as subject,
    coalesce(gap.measure, '') as measure,
    cast(gap.gap_quantity as decimal(18,4)) as gap_quantity,
    gap.gap_unit,
    cast(gap.expected_hours as decimal(18,4)) as expected_hours,
    cast(gap.expected_value as decimal(18,2)) as expected_value,
    reach.currency,
    gap.is_from_peers,
    coalesce(
        gap.is_open
        and coalesce(gap.expected_value, 0) >= 0
        and coalesce(gap.expected_hours, 0) >= 0,
        false
    ) as is_open,
    cast(gap.use_now as bigint) as use_now
from (
    select * from idle_seat
    union all
    select * from unused
    union all
    select * from undesigned
    union all
    select * from weak
    union all
    select * from late
) as gap
left join reach on reach.account_id = gap.account_id and reach.month = gap.month
