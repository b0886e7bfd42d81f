/*---
description: How a team of at least privacy people used the product in a month, and whether it is its account's weak link.
owner: customer success
key: [account_id, team, month]
write: months
columns:
  account_id: the account
  team: the team, as its people stand in it now
  month: first day of the month
  users: its people with access in the month
  active_users: those with a qualifying action in the month; null = not measured
  adoption_score: 0..100, by the account's rules, its people in the place of purchased seats; null where nothing is measured
  is_weak_link: far below the account's other teams, this month and the one before; false where fewer than 4 teams have a score
---*/
with team as (
    select account_id, team, month, users, active_users, adoption_score
    from gold.adoption_group_month
    where team <> '' and month >= add_months(:from_month, -1) and month <= :to_month
),
middle as (
    select account_id, month, median(adoption_score) as score
    from team
    group by account_id, month
    having count(adoption_score) >= 4
),
spread as (
    select team.account_id, team.month, median(abs(team.adoption_score - middle.score)) as deviation
    from team
    join middle on middle.account_id = team.account_id and middle.month = team.month
    group by team.account_id, team.month
),
-- 1.4826 deviations from the median are one standard deviation of a normal spread; where most teams
-- score alike there is none, and the 10 points alone decide.
below as (
    select team.account_id, team.team, team.month
    from team
    join middle on middle.account_id = team.account_id and middle.month = team.month
    join spread on spread.account_id = team.account_id and spread.month = team.month
    where
        team.adoption_score < middle.score - 3 * 1.4826 * spread.deviation
        and team.adoption_score <= middle.score - 10
)
select
    team.account_id,
    team.team,
    team.month,
    team.users,
    team.active_users,
    team.adoption_score,
    now.team is not null and before.team is not null as is_weak_link
from team
left join below as now
    on now.account_id = team.account_id and now.team = team.team and now.month = team.month
left join below as before
    on before.account_id = team.account_id
    and before.team = team.team
    and before.month = add_months(team.month, -1)
where team.month >= :from_month
