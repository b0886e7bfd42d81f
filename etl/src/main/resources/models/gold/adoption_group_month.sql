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
feature as (
    select
        coalesce(bit_or(if(plans is null, shiftleft(1L, position), 0L)), 0L) as every_plan_mask,
        collect_list(shiftleft(1L, position)) as bits
    from silver.feature
    where is_measured
),
plan as (
    select one.plan, bit_or(shiftleft(1L, position)) as feature_mask
    from silver.feature
    lateral view explode(plans) one as plan
    where is_measured
    group by one.plan
),
paid as (
    select line.account_id, month.month, bit_or(plan.feature_mask) as feature_mask
    from silver.subscription_line as line
    join plan on plan.plan = line.plan
    join month
        on line.valid_from <= last_day(month.month)
        and (line.valid_to is null or line.valid_to > last_day(month.month))
    where line.mrr > 0
    group by line.account_id, month.month
),
-- Whoever was invited by the month's end and was not shut out before it began.
access as (
    select
        account_id,
        team,
        coalesce(to_date(least(invited_at, activated_at)), date '1900-01-01') as from_date,
        coalesce(to_date(deactivated_at), date '9999-12-31') as to_date,
        count(*) as users
    from silver.seat
    group by 1, 2, 3, 4
),
person as (
    select
        access.account_id,
        access.team,
        month.month,
        0L as feature_mask,
        access.users,
        null as is_active,
        null as is_weekly_active,
        null as active_days,
        null as active_business_days,
        null as actions,
        null as task_events,
        null as designed_events,
        null as records,
        null as complete_records,
        null as timed_records,
        null as timely_records
    from access
    join month on access.from_date <= last_day(month.month) and access.to_date >= month.month
    union all
    select
        used.account_id,
        used.team,
        used.month,
        used.feature_mask,
        null,
        used.day_mask <> 0,
        (used.day_mask & month.last_week_mask) <> 0,
        bit_count(used.day_mask),
        bit_count(used.day_mask & month.business_mask),
        used.actions,
        used.task_events,
        used.designed_events,
        used.records,
        used.complete_records,
        used.timed_records,
        used.timely_records
    from silver.user_month as used
    join month on month.month = used.month
),
-- People who used the same features are counted together: a few rows for each account and team.
alike as (
    select
        account_id,
        coalesce(team, '') as own_team,
        month,
        feature_mask,
        sum(users) as users,
        count_if(is_active) as active_users,
        count_if(is_weekly_active) as weekly_active_users,
        sum(active_days) as active_days,
        sum(active_business_days) as active_business_days,
        sum(if(is_active, actions, 0)) as actions,
        count_if(is_active and actions >= :actions_per_user) as power_users,
        sum(task_events) as task_events,
        sum(designed_events) as designed_events,
        sum(records) as records,
        sum(complete_records) as complete_records,
        sum(timed_records) as timed_records,
        sum(timely_records) as timely_records
    from person
    group by account_id, coalesce(team, ''), month, feature_mask
),
-- From here on an empty team is the whole account, with and without a team.
together as (
    select
        account_id,
        level.team,
        month,
        sum(users) as users,
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
        sum(timely_records) as timely_records,
        collect_list(struct(feature_mask, active_users)) as alike
    from alike
    lateral view explode(array_distinct(array('', own_team))) level as team
    group by account_id, level.team, month
),
unit as (
    select
        spine.account_id,
        coalesce(together.team, '') as team,
        spine.month,
        if(together.team <> '', together.users, spine.licensed_seats) as seats,
        -- Where nothing is measured, the account's active users are null.
        if(spine.active_users is null, null, coalesce(together.active_users, 0)) as active_users,
        if(spine.active_users is null, null, coalesce(together.weekly_active_users, 0))
            as weekly_active_users,
        if(spine.active_users is null, null, coalesce(together.active_days, 0)) as active_days,
        together.* except (account_id, team, month, active_users, weekly_active_users, active_days),
        -- A child uses what its parent pays for.
        feature.every_plan_mask
            | coalesce(own.feature_mask, 0L)
            | coalesce(parent.feature_mask, 0L) as entitled_mask,
        feature.bits,
        month.days,
        month.business_days
    from gold.account_month as spine
    join month on month.month = spine.month
    cross join feature
    left join together
        on together.account_id = spine.account_id
        and together.month = spine.month
        and (together.team = '' or together.users >= :privacy)
    left join paid as own on own.account_id = spine.account_id and own.month = spine.month
    left join paid as parent
        on parent.account_id = spine.billing_parent_id and parent.month = spine.month
    where
        -- Who has paid and pays no more is no idle customer: such an account stands here only while
        -- people still use the product.
        spine.mrr > 0
        or spine.active_users > 0
        or (spine.tenure_months is null and together.users > 0)
),
used as (
    select
        *,
        bit_count(entitled_mask) as entitled_features,
        -- One active user is enough of one, two of two.
        size(
            filter(
                bits,
                feature_bit -> (feature_bit & entitled_mask) <> 0
                    and aggregate(
                        alike,
                        0L,
                        (users, one) -> users
                            + if((one.feature_mask & feature_bit) <> 0, one.active_users, 0L)
                    ) >= least(:breadth_users, active_users)
            )
        ) as used_features
    from unit
),
part as (
    select
        account_id,
        team,
        month,
        seats,
        users,
        active_users,
        weekly_active_users,
        cast(active_days / days as decimal(18,6)) as daily_active_users,
        cast(try_divide(active_users, seats) as decimal(18,6)) as coverage,
        cast(try_divide(active_days, days * active_users) as decimal(18,6)) as stickiness,
        cast(
            case
                when active_users is null then null
                when active_users = 0 then if(entitled_features = 0, null, 0)
                else try_divide(used_features, entitled_features)
            end as decimal(18,6)
        ) as breadth,
        cast(
            if(active_users = 0, 0, try_divide(active_business_days, active_users * business_days))
            as decimal(18,6)
        ) as frequency,
        cast(try_divide(actions, active_users * :actions_per_user) as decimal(18,6)) as depth,
        cast(
            if(:actions_per_user is null, null, try_divide(power_users, active_users))
            as decimal(18,6)
        ) as power_share,
        cast(try_divide(designed_events, task_events) as decimal(18,6)) as manner,
        cast(try_divide(complete_records, records) as decimal(18,6)) as quality,
        cast(
            if(:timely_hours is null, null, try_divide(timely_records, timed_records))
            as decimal(18,6)
        ) as timing
    from used
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
