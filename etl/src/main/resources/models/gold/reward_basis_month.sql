/*---
description: What a rule of value.rewards counts in a month, of an account or one of its teams.
owner: customer success
stage: score
key: [account_id, rule, team, month]
write: months
columns:
  account_id: the account
  rule: the rule, as in gold.reward_rule
  team: the team; empty where the rule is the account's
  month: first day of the month
  amount: hours, money in the reporting currency, or per cent by which the KPI stands better than before the product, due to it; below 0 where it stands worse; null = not measured
---*/
with total as (
    select
        value.account_id,
        value.month,
        sum(value.hours) as hours,
        sum(round(value.money * rate.rate, 2)) as money
    from gold.value_month as value
    left join gold.rate_month as rate
        on rate.currency = value.currency and rate.month = value.month
    where value.counts_to_value and value.month >= :from_month and value.month <= :to_month
    group by value.account_id, value.month
),
counted as (
    select
        total.account_id,
        total.month,
        rule.rule,
        rule.is_per_team,
        if(rule.of = 'hours', total.hours, total.money) as amount
    from total
    cross join gold.reward_rule as rule
    where rule.of in ('hours', 'value') and total.month >= rule.from_month
    union all
    select
        value.account_id,
        value.month,
        rule.rule,
        rule.is_per_team,
        try_divide(100 * value.based_on * value.attribution, abs(value.baseline))
    from gold.value_month as value
    join gold.reward_rule as rule on rule.of = 'kpi' and rule.measure = value.measure
    where
        value.month >= greatest(:from_month, rule.from_month) and value.month <= :to_month
),
-- Who worked with it made the hours; a team too small to be told has no part that is told.
share as (
    select
        account_id,
        month,
        team,
        try_divide(
            active_users, sum(active_users) over (partition by account_id, month)
        ) as share
    from gold.team_month
    where month >= :from_month and month <= :to_month
)
select
    counted.account_id,
    counted.rule,
    coalesce(share.team, '') as team,
    counted.month,
    cast(
        if(counted.is_per_team, counted.amount * share.share, counted.amount) as decimal(18,4)
    ) as amount
from counted
left join share
    on counted.is_per_team
    and share.account_id = counted.account_id
    and share.month = counted.month
where not counted.is_per_team or share.team is not null
