/*---
description: How a whole account, or one of its teams, used the product in a month; the one place adoption is computed.
owner: customer success
key: [account_id, team, month]
write: months
columns:
  account_id: the account
  team: the team, of at least privacy people; empty = the whole account, with and without a team
  month: first day of the month
  seats: what coverage is seen against; the account's purchased seats at the month's end, the team's people; null where billing tells none
  users: people with access in the month; null where no source lists them
  active_users: people with a qualifying action in the month; null = not measured, as are all figures made from it
  weekly_active_users: the same in the month's last 7 days
  daily_active_users: mean over all calendar days of the people active that day
  coverage: active users over seats, uncapped; null without seats
  stickiness: daily over monthly active users; null without any
  breadth: entitled features used by at least breadth_users people (fewer where fewer are active) over entitled features
  frequency: mean over active users of their active business days over the month's
  depth: qualifying actions per active user over actions_per_user, uncapped; null without a target or users
  power_share: share of active users who reach actions_per_user themselves; null likewise
  manner: share of task events done the designed way; null without any
  quality: share of records complete and valid; null without any
  timing: share of timed records entered within timely_hours; null without any or without a target
  effective_adoption: breadth x coverage, at most 1, x frequency
  adoption_score: 0..100, the parts measured, each at most 1, by their weights; null where none is
  score_coverage: weight of the parts measured over all weights
checks:
  - id: out_of_range
    severity: refuse
    says: "{rows} groups have a share below 0 or above 1"
    rows: >
      select account_id || ' ' || team || ' ' || date_format(month, 'yyyy-MM') as sample
      from gold.adoption_group_month
      where least(stickiness, breadth, frequency, manner, quality, timing, effective_adoption, adoption_score) < 0
          or greatest(stickiness, breadth, frequency, manner, quality, timing, effective_adoption, score_coverage) > 1
          or adoption_score > 100
---*/
with month as (
    select
        month,
        business_days,
        days,
        business_mask,
        shiftleft(127L, days - 7) as last_week_mask
    from silver.business_month
    where month >= :from_month and month <= :to_month
),
-- Whoever was invited by the month's end and not shut out before it began; an empty team is the
-- whole account from here on.
access as (
    select account_id, level.team, month, sum(people) as users
    from (
        select seat.account_id, coalesce(seat.team, '') as own_team, month.month, count(*) as people
        from silver.seat as seat
        join month
            on coalesce(least(seat.invited_at, seat.activated_at) < add_months(month.month, 1), true)
            and (seat.deactivated_at is null or seat.deactivated_at >= month.month)
        group by 1, 2, 3
    )
    lateral view explode(array_distinct(array('', own_team))) level as team
    group by account_id, level.team, month
),
-- People who used the same features are counted together: a few rows for each account and team.
alike as (
    select
        used.account_id,
        coalesce(used.team, '') as own_team,
        used.month,
        used.feature_mask,
        count_if(used.day_mask <> 0) as active_users,
        count_if((used.day_mask & month.last_week_mask) <> 0) as weekly_active_users,
        sum(bit_count(used.day_mask)) as active_days,
        sum(bit_count(used.day_mask & month.business_mask)) as active_business_days,
        sum(if(used.day_mask <> 0, used.actions, 0)) as actions,
        count_if(used.day_mask <> 0 and used.actions >= :actions_per_user) as power_users,
        sum(used.task_events) as task_events,
        sum(used.designed_events) as designed_events,
        sum(used.records) as records,
        sum(used.complete_records) as complete_records,
        sum(used.timed_records) as timed_records,
        sum(used.timely_records) as timely_records
    from silver.user_month as used
    join month on month.month = used.month
    group by used.account_id, coalesce(used.team, ''), used.month, used.feature_mask
),
alike_level as (
    select level.team, alike.*
    from alike
    lateral view explode(array_distinct(array('', own_team))) level as team
),
usage as (
    select
        account_id,
        team,
        month,
        sum(active_users) as active_users,
        sum(weekly_active_users) as weekly_active_users,
        sum(active_days) as active_days,
        sum(active_business_days) as active_business_days,
        sum(actions) as actions,
        sum(power_users) as power_users,
        sum(task_events) as task_events,
        sum(designed_events) as designed_events,
        sum(records) as records,
        sum(complete_records) as complete_records,
        sum(timed_records) as timed_records,
        sum(timely_records) as timely_records
    from alike_level
    group by account_id, team, month
),
feature_usage as (
    select alike.account_id, alike.team, alike.month, feature.position, sum(alike.active_users) as users
    from alike_level as alike
    join silver.feature as feature
        on (alike.feature_mask & shiftleft(1L, feature.position)) <> 0
    where feature.is_measured
    group by alike.account_id, alike.team, alike.month, feature.position
),
breadth as (
    select
        used.account_id,
        used.team,
        used.month,
        -- One active user is enough of one, two of two.
        bit_or(
            if(
                used.users >= least(:breadth_users, usage.active_users),
                shiftleft(1L, used.position),
                0L
            )
        ) as used_mask
    from feature_usage as used
    join usage
        on usage.account_id = used.account_id
        and usage.team = used.team
        and usage.month = used.month
    group by used.account_id, used.team, used.month
),
every_plan as (
    select coalesce(bit_or(shiftleft(1L, position)), 0L) as feature_mask
    from silver.feature
    where is_measured and plans is null
),
plan as (
    select lower(trim(one.plan)) as plan, bit_or(shiftleft(1L, position)) as feature_mask
    from silver.feature
    lateral view explode(plans) one as plan
    where is_measured
    group by lower(trim(one.plan))
),
paid as (
    select line.account_id, month.month, bit_or(plan.feature_mask) as feature_mask
    from silver.subscription_line as line
    join plan on plan.plan = lower(trim(line.plan))
    join month
        on line.valid_from <= last_day(month.month)
        and (line.valid_to is null or line.valid_to > last_day(month.month))
    where line.mrr > 0
    group by line.account_id, month.month
),
-- Who has paid and pays no more is no idle customer: such an account stands here only while people
-- still use the product.
account as (
    select
        spine.account_id,
        spine.month,
        spine.licensed_seats,
        spine.active_users,
        access.users,
        -- A child uses what its parent pays for.
        every_plan.feature_mask | coalesce(own.feature_mask, 0L) | coalesce(parent.feature_mask, 0L)
            as entitled_mask
    from gold.account_month as spine
    cross join every_plan
    left join access
        on access.account_id = spine.account_id and access.month = spine.month and access.team = ''
    left join paid as own on own.account_id = spine.account_id and own.month = spine.month
    left join paid as parent
        on parent.account_id = spine.billing_parent_id and parent.month = spine.month
    where
        spine.month >= :from_month
        and spine.month <= :to_month
        and (
            spine.mrr > 0
            or spine.active_users > 0
            or (spine.tenure_months is null and access.users > 0)
        )
),
unit as (
    select account_id, '' as team, month, licensed_seats as seats, users, active_users, entitled_mask
    from account
    union all
    select
        account.account_id,
        access.team,
        account.month,
        access.users,
        access.users,
        if(account.active_users is null, null, coalesce(usage.active_users, 0)),
        account.entitled_mask
    from account
    join access
        on access.account_id = account.account_id
        and access.month = account.month
        and access.team <> ''
        and access.users >= :privacy
    left join usage
        on usage.account_id = access.account_id
        and usage.team = access.team
        and usage.month = access.month
),
part as (
    select
        unit.account_id,
        unit.team,
        unit.month,
        unit.seats,
        unit.users,
        unit.active_users,
        if(unit.active_users is null, null, coalesce(usage.weekly_active_users, 0))
            as weekly_active_users,
        cast(
            if(unit.active_users is null, null, coalesce(usage.active_days, 0) / month.days)
            as decimal(18,6)
        ) as daily_active_users,
        cast(try_divide(unit.active_users, unit.seats) as decimal(18,6)) as coverage,
        cast(try_divide(usage.active_days, month.days * unit.active_users) as decimal(18,6))
            as stickiness,
        cast(
            case
                when bit_count(unit.entitled_mask) = 0 or unit.active_users is null then null
                when unit.active_users = 0 then 0
                else bit_count(coalesce(breadth.used_mask, 0L) & unit.entitled_mask)
                    / bit_count(unit.entitled_mask)
            end as decimal(18,6)
        ) as breadth,
        cast(
            if(
                unit.active_users = 0,
                0,
                try_divide(usage.active_business_days, unit.active_users * month.business_days)
            ) as decimal(18,6)
        ) as frequency,
        cast(
            try_divide(usage.actions, unit.active_users * :actions_per_user) as decimal(18,6)
        ) as depth,
        cast(
            if(
                :actions_per_user is null, null, try_divide(usage.power_users, unit.active_users)
            ) as decimal(18,6)
        ) as power_share,
        cast(try_divide(usage.designed_events, usage.task_events) as decimal(18,6)) as manner,
        cast(try_divide(usage.complete_records, usage.records) as decimal(18,6)) as quality,
        cast(
            if(:timely_hours is null, null, try_divide(usage.timely_records, usage.timed_records))
            as decimal(18,6)
        ) as timing
    from unit
    join month on month.month = unit.month
    left join usage
        on usage.account_id = unit.account_id
        and usage.team = unit.team
        and usage.month = unit.month
    left join breadth
        on breadth.account_id = unit.account_id
        and breadth.team = unit.team
        and breadth.month = unit.month
),
-- Not least(): it passes over nulls, and what is not measured would count in full.
weighed as (
    select
        *,
        coalesce(:weight_coverage * if(coverage > 1, 1, coverage), 0)
            + coalesce(:weight_breadth * breadth, 0)
            + coalesce(:weight_frequency * frequency, 0)
            + coalesce(:weight_depth * if(depth > 1, 1, depth), 0)
            + coalesce(:weight_manner * manner, 0)
            + coalesce(:weight_quality * quality, 0)
            + coalesce(:weight_timing * timing, 0) as weighed,
        if(coverage is null, 0, :weight_coverage)
            + if(breadth is null, 0, :weight_breadth)
            + if(frequency is null, 0, :weight_frequency)
            + if(depth is null, 0, :weight_depth)
            + if(manner is null, 0, :weight_manner)
            + if(quality is null, 0, :weight_quality)
            + if(timing is null, 0, :weight_timing) as weight,
        :weight_coverage + :weight_breadth + :weight_frequency + :weight_depth + :weight_manner
            + :weight_quality + :weight_timing as all_weight
    from part
)
select
    account_id,
    team,
    month,
    seats,
    users,
    active_users,
    weekly_active_users,
    daily_active_users,
    coverage,
    stickiness,
    breadth,
    frequency,
    depth,
    power_share,
    manner,
    quality,
    timing,
    cast(breadth * if(coverage > 1, 1, coverage) * frequency as decimal(18,6)) as effective_adoption,
    cast(100 * try_divide(weighed, weight) as decimal(5,2)) as adoption_score,
    cast(try_divide(weight, all_weight) as decimal(18,6)) as score_coverage
from weighed
