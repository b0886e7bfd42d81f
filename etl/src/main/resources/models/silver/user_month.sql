/*---
description: What one person of an account did in a month, its days and features as bits.
owner: product
key: [account_id, user_id, month]
write: months
columns:
  account_id: the account; unmatched:<id> where nobody knows it
  user_id: the product's id of the person; empty for what no person is named for
  month: first day of the month
  team: team the person works in now; null where no source tells or the person belongs to another account
  actions: qualifying actions; null where only daily counts are told
  events: things done, of whatever kind
  day_mask: bit d - 1 is set where the person did a qualifying action on day d; 0 = not an active user, and where no person is named
  feature_mask: bit of each feature, by its position, the person did a qualifying action in
  task_events: events that did a task which has a designed way
  designed_events: of them, those done the designed way
  records: events that left a record
  complete_records: of them, complete and valid ones
  timed_records: records that tell when what they record happened
  timely_records: of them, those entered within timely_hours
  known_events: of events, those known here by the month's end
  known_day_mask: of day_mask, the days of which a qualifying action was known by then
  last_known_on: the last day of use known by then, by a person or, where only daily counts are told, by anybody; null for none
---*/
with used as (
    select
        usage.*,
        usage.user_id <> '' and coalesce(usage.actions, 0) > 0 as is_active,
        feature.position
    from silver.usage_day as usage
    left join silver.feature as feature on feature.feature = usage.feature
    where
        usage.used_on >= :from_month
        and usage.used_on <= last_day(:to_month)
        and usage.account_id not like 'test:%'
),
summed as (
    select
        account_id,
        user_id,
        cast(trunc(used_on, 'MM') as date) as month,
        sum(actions) as actions,
        sum(events) as events,
        bit_or(if(is_active, shiftleft(1L, day(used_on) - 1), 0L)) as day_mask,
        bit_or(
            if(is_active and position is not null, shiftleft(1L, position), 0L)
        ) as feature_mask,
        sum(task_events) as task_events,
        sum(designed_events) as designed_events,
        sum(records) as records,
        sum(complete_records) as complete_records,
        sum(timed_records) as timed_records,
        sum(timely_records) as timely_records,
        sum(known_events) as known_events,
        bit_or(
            if(is_active and known_actions > 0, shiftleft(1L, day(used_on) - 1), 0L)
        ) as known_day_mask,
        max(
            if(
                if(known_actions is null, known_events > 0, is_active and known_actions > 0),
                used_on,
                null
            )
        ) as last_known_on
    from used
    group by 1, 2, 3
)
select
    summed.account_id,
    summed.user_id,
    summed.month,
    seat.team,
    summed.actions,
    summed.events,
    summed.day_mask,
    summed.feature_mask,
    summed.task_events,
    summed.designed_events,
    summed.records,
    summed.complete_records,
    summed.timed_records,
    summed.timely_records,
    summed.known_events,
    summed.known_day_mask,
    summed.last_known_on
from summed
left join silver.seat as seat
    on seat.user_id = summed.user_id and seat.account_id = summed.account_id
