/*---
description: Use of a feature by a person of an account on a day, by the event's own time.
owner: product
key: [account_id, user_id, feature, used_on]
write: days
day: used_on
made_of_days: {bronze.product_event: occurred_at, bronze.product_usage: used_on}
columns:
  account_id: the account the event itself names, else the person's, else the subscription's; test:<id> of one for trying things out, unmatched:<id> where nobody knows it
  user_id: the product's id of the person; empty where none is named
  feature: the feature's id; empty where the action belongs to none
  used_on: the day
  events: things done, of whatever kind; null where a row of the day tells of fewer than none
  actions: those that make a person an active user; null where only daily counts are told
  task_events: those that did a task which has a designed way; null likewise
  designed_events: of them, those done the designed way; null likewise
  records: those that left a record; null likewise
  complete_records: of them, complete and valid ones; null likewise
  timed_records: records that tell when what they record happened; null likewise
  timely_records: of them, those entered within timely_hours; null likewise
  duration_secs: seconds of use; null where not told
  errors: errors met; null where not told
  late_events: those that arrived more than late_days after they happened; null likewise
  anonymous_events: a person's, without saying whose; null likewise
  stranger_events: those of a person the list of users does not know; null likewise
  known_events: of events, those known here by the end of the month; where their arrival is not told, after risk_lag
  known_actions: of actions, those known by then
  done: how much was done, whatever its kind; an event that tells no quantity is one, one that tells less than none adds nothing; null where a row of the day tells of fewer than none
  done_actions: of it, by actions; null where only daily counts are told
  done_tasks: of it, by task_events; null likewise
  done_designed: of it, by designed_events; null likewise
  refused_rows: rows whose count is below 0, which measure nothing
  source_rows: rows of the source it sums up
checks:
  - id: negative_count
    severity: warn
    says: "{rows} usage rows count fewer than none; the feature's use of those accounts is not measured in those months"
    rows: >
      select usage.usage_id as sample from bronze.product_usage as usage where usage.events < 0
  - id: negative_quantity
    severity: warn
    says: "{rows} events tell that less than nothing was done; they add nothing to how much was"
    rows: >
      select event_id as sample from bronze.product_event where quantity < 0
  - id: before_subscription
    severity: warn
    says: "{rows} usage rows are dated before their subscription starts; they count for the account"
    rows: >
      select usage.usage_id as sample
      from bronze.product_usage as usage
      join silver.subscription_line as line
          on line.line_key = usage.source_instance || ':' || usage.subscription_id
      where usage.used_on < line.valid_from
  - id: after_subscription
    severity: warn
    says: "{rows} usage rows are dated after their subscription ended; they count for the account"
    rows: >
      select usage.usage_id as sample
      from bronze.product_usage as usage
      join silver.subscription_line as line
          on line.line_key = usage.source_instance || ':' || usage.subscription_id
      where usage.used_on >= line.valid_to
  - id: before_sign_up
    severity: warn
    says: "{rows} usage rows are dated before their account signed up; they count for the account"
    rows: >
      select usage.usage_id as sample
      from bronze.product_usage as usage
      join silver.subscription_line as line
          on line.line_key = usage.source_instance || ':' || usage.subscription_id
      join silver.account as account on account.account_id = line.account_id
      where usage.used_on < account.created_on
  - id: unknown_subscription
    severity: warn
    says: "{rows} usage rows name a subscription nobody knows"
    rows: >
      select usage.usage_id as sample
      from bronze.product_usage as usage
      left join silver.subscription_line as line
          on line.line_key = usage.source_instance || ':' || usage.subscription_id
      where line.line_key is null
  - id: late_event
    severity: warn
    says: "{rows} events arrived later than a day's figures should wait for them; they count for the day they happened"
    rows: >
      select account_id || ' ' || used_on as sample, late_events as rows
      from silver.usage_day where late_events > 0
  - id: event_without_user
    severity: warn
    says: "{rows} events of people do not say whose they are; they count no user"
    rows: >
      select account_id || ' ' || used_on as sample, anonymous_events as rows
      from silver.usage_day
      where anonymous_events > 0 and account_id not like 'test:%' and account_id not like 'unmatched:%'
  - id: unknown_user
    severity: warn
    says: "{rows} events are of people the list of users does not know; they count for the account they name"
    rows: >
      select account_id || ' ' || user_id as sample, stranger_events as rows
      from silver.usage_day
      where stranger_events > 0 and account_id not like 'test:%' and account_id not like 'unmatched:%'
  - id: unknown_account
    severity: warn
    says: "{rows} events belong to no account that is known, by their own word or by their user's"
    rows: >
      select account_id || ' ' || user_id as sample, events as rows
      from silver.usage_day where account_id like 'unmatched:%' and actions is not null
  - id: test_account
    severity: warn
    says: "{rows} events are of test accounts and count nowhere"
    rows: >
      select account_id as sample, events as rows from silver.usage_day where account_id like 'test:%'
---*/
-- An id may be the CRM's in either length, a merged-away one, or a billing customer's.
with known_id as (
    select source_id, min(struct(source_system = 'billing', account_id)).account_id as account_id
    from silver.account_xref
    group by source_id
),
delay as (
    select max(lag_days) as lag_days from silver.risk_lag where source = 'usage'
),
done as (
    select
        coalesce(
            named.account_id, seat.account_id, 'unmatched:' || coalesce(event.account_id, '')
        ) as account_id,
        coalesce(event.user_id, '') as user_id,
        coalesce(action.feature, '') as feature,
        to_date(event.occurred_at) as used_on,
        1 as events,
        if(action.is_qualifying, 1, 0) as actions,
        if(action.task is not null, 1, 0) as task_events,
        if(action.is_designed, 1, 0) as designed_events,
        if(event.is_complete is not null, 1, 0) as records,
        if(event.is_complete, 1, 0) as complete_records,
        if(event.fact_at is not null, 1, 0) as timed_records,
        if(
            unix_seconds(event.occurred_at) - unix_seconds(event.fact_at) <= :timely_hours * 3600, 1, 0
        ) as timely_records,
        cast(null as bigint) as duration_secs,
        cast(null as bigint) as errors,
        if(
            unix_seconds(event.received_at) - unix_seconds(event.occurred_at) > :late_days * 86400, 1, 0
        ) as late_events,
        -- What is configured as no use is a machine's, or nothing to be missed.
        if(event.user_id is null and coalesce(action.is_qualifying, true), 1, 0) as anonymous_events,
        if(event.user_id is not null and seat.user_id is null, 1, 0) as stranger_events,
        -- What arrives later must not be in a judgement of that month.
        if(
            coalesce(
                to_date(event.received_at), date_add(to_date(event.occurred_at), delay.lag_days)
            ) <= last_day(to_date(event.occurred_at)),
            1,
            0
        ) as known_events,
        greatest(coalesce(event.quantity, 1), 0) as done
    from bronze.product_event as event
    cross join delay
    left join silver.tracked_action as action on action.event = event.event
    left join known_id as named on named.source_id = event.account_id
    left join silver.seat as seat on seat.user_id = event.user_id
    union all
    -- A product that only counts tells neither who nor what.
    select
        coalesce(line.account_id, 'unmatched:' || usage.subscription_id),
        '',
        usage.feature,
        usage.used_on,
        usage.events,
        null, null, null, null, null, null, null,
        usage.duration_secs,
        usage.errors,
        null, null, null,
        if(date_add(usage.used_on, delay.lag_days) <= last_day(usage.used_on), usage.events, 0),
        usage.events
    from bronze.product_usage as usage
    cross join delay
    left join silver.subscription_line as line
        on line.line_key = usage.source_instance || ':' || usage.subscription_id
)
select
    account_id,
    user_id,
    feature,
    used_on,
    if(min(events) < 0, null, sum(events)) as events,
    sum(actions) as actions,
    sum(task_events) as task_events,
    sum(designed_events) as designed_events,
    sum(records) as records,
    sum(complete_records) as complete_records,
    sum(timed_records) as timed_records,
    sum(timely_records) as timely_records,
    sum(duration_secs) as duration_secs,
    sum(errors) as errors,
    sum(late_events) as late_events,
    sum(anonymous_events) as anonymous_events,
    sum(stranger_events) as stranger_events,
    if(min(events) < 0, null, sum(known_events)) as known_events,
    sum(if(known_events > 0, actions, 0 * actions)) as known_actions,
    cast(if(min(events) < 0, null, sum(done)) as decimal(24,4)) as done,
    cast(sum(done * actions) as decimal(24,4)) as done_actions,
    cast(sum(done * task_events) as decimal(24,4)) as done_tasks,
    cast(sum(done * designed_events) as decimal(24,4)) as done_designed,
    count_if(events < 0) as refused_rows,
    count(*) as source_rows
from done
group by account_id, user_id, feature, used_on
