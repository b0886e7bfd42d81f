/*---
description: How an account that pays or has users used the product in a month; null = not measured.
owner: customer success
key: [account_id, month]
write: months
columns:
  account_id: the account
  month: first day of the month
  licensed_seats: seats of the paid subscriptions at the month's end; null where billing tells none
  users: people with access in the month; null where no source lists them
  active_users: people with a qualifying action in the month; 0 in a month with a usage source and no use, null before its first event and where nobody is told apart
  weekly_active_users: the same in the month's last 7 days
  daily_active_users: mean over all calendar days of the people active that day
  coverage: active users over licensed seats; above 1 = overage, which counts as 1 in effective_adoption and the score; null without seats
  stickiness: daily over monthly active users; null without any
  breadth: entitled features used by at least max(1, min(breadth_users, active users)) people over entitled features; a feature no qualifying action uses is left out
  frequency: mean over active users of active business days over the month's business days
  depth: qualifying actions per active user over actions_per_user, uncapped, at most 1 in the score; null without a target or users
  power_share: share of active users who reach actions_per_user themselves; null likewise
  manner: events done the designed way over all events of tasks; null without any
  quality: records complete and valid over records; null without any
  timing: records entered within timely_hours after the fact over records that tell it; null without any
  effective_adoption: breadth x coverage, at most 1, x frequency
  adoption_score: 0..100, the parts measured by their weights, each at most 1; null where none is
  score_coverage: weight of the parts measured over all weights
  failure_state: the first that applies of no_data (users not measured), idle (no active user), wrong_use (manner), barely_used (coverage or frequency), bad_data (quality), else healthy
  weak_team: the weak link with the lowest score; null where no team is one
checks:
  - id: not_configured
    severity: warn
    says: "people use the product, and the configuration names no action that counts as use: adoption is not measured; list adoption.actions"
    rows: >
      select 'adoption.actions' as sample
      where exists (select 1 from silver.user_month where user_id <> '')
          and not exists (select 1 from silver.tracked_action where is_qualifying)
  - id: no_users
    severity: warn
    says: "the product's usage names no people: adoption is not measured; bring events with user ids"
    rows: >
      select 'user_id' as sample
      where exists (select 1 from silver.user_month)
          and not exists (select 1 from silver.user_month where user_id <> '')
---*/
with weak as (
    select account_id, month, min_by(team, struct(adoption_score, team)) as team
    from gold.team_month
    where is_weak_link and month >= :from_month and month <= :to_month
    group by account_id, month
)
select
    whole.account_id,
    whole.month,
    whole.seats as licensed_seats,
    whole.users,
    whole.active_users,
    whole.weekly_active_users,
    whole.daily_active_users,
    whole.coverage,
    whole.stickiness,
    whole.breadth,
    whole.frequency,
    whole.depth,
    whole.power_share,
    whole.manner,
    whole.quality,
    whole.timing,
    whole.effective_adoption,
    whole.adoption_score,
    whole.score_coverage,
    case
        when whole.active_users is null then 'no_data'
        when whole.active_users = 0 then 'idle'
        when whole.manner < :manner_below then 'wrong_use'
        when whole.coverage < :coverage_below or whole.frequency < :frequency_below
            then 'barely_used'
        when whole.quality < :quality_below then 'bad_data'
        else 'healthy'
    end as failure_state,
    weak.team as weak_team
from gold.adoption_group_month as whole
left join weak on weak.account_id = whole.account_id and weak.month = whole.month
where whole.team = '' and whole.month >= :from_month and whole.month <= :to_month
