/*---
description: How much of a feature an account used in a month, and whether it pays for it.
owner: product
key: [account_id, feature, month]
write: months
columns:
  account_id: the account; unmatched:<id> where nobody knows it
  feature: the feature's id; empty for what belongs to none
  month: first day of the month
  is_entitled: it belongs to what the account, or who pays for it, pays for at the month's end; a feature without plans to every plan
  events: things done, of whatever kind, by the quantity each event tells, rounded to a whole one over the month; 0 for none, null where a row counts fewer than none
  actions: of them, by qualifying actions; null where only daily counts are told, as all that follow
  task_events: of them, by events that did a task which has a designed way
  designed_events: of them, those done the designed way
  records: events that left a record
  complete_records: of them, complete and valid ones
  users: people with a qualifying action
  source_rows: rows of the source it sums up
---*/
with used as (
    select
        account_id,
        feature,
        cast(trunc(used_on, 'MM') as date) as month,
        if(sum(refused_rows) > 0, null, cast(round(sum(done)) as bigint)) as events,
        cast(round(sum(done_actions)) as bigint) as actions,
        cast(round(sum(done_tasks)) as bigint) as task_events,
        cast(round(sum(done_designed)) as bigint) as designed_events,
        sum(records) as records,
        sum(complete_records) as complete_records,
        count(distinct if(user_id <> '' and actions > 0, user_id, null)) as users,
        sum(source_rows) as source_rows
    from silver.usage_day
    where
        used_on >= :from_month and used_on <= last_day(:to_month) and account_id not like 'test:%'
    group by 1, 2, 3
),
entitled as (
    select distinct plan.account_id, feature.feature, plan.month
    from silver.plan_month as plan
    join silver.feature as feature
        on feature.plans is null or array_contains(feature.plans, plan.plan)
    where plan.month >= :from_month and plan.month <= :to_month
)
select
    coalesce(used.account_id, entitled.account_id) as account_id,
    coalesce(used.feature, entitled.feature) as feature,
    coalesce(used.month, entitled.month) as month,
    entitled.account_id is not null as is_entitled,
    if(used.account_id is null, 0, used.events) as events,
    used.actions,
    used.task_events,
    used.designed_events,
    used.records,
    used.complete_records,
    used.users,
    coalesce(used.source_rows, 0) as source_rows
from used
full outer join entitled
    on entitled.account_id = used.account_id
    and entitled.feature = used.feature
    and entitled.month = used.month
