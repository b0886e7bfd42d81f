-- What the month granted a customer's people, by rule, over its family and teams.
with
told as (
    select
        coalesce(spine.billing_parent_id, reward.account_id) as account_id,
        reward.rule,
        sum(reward.earned) as earned,
        sum(reward.carried_over) as carried_over,
        count_if(reward.team <> '' and reward.earned > 0) as teams,
        count_if(reward.team <> '') as of_teams,
        max(spine.currency) as currency
    from gold.reward_month as reward
    left join gold.account_month as spine
        on spine.account_id = reward.account_id and spine.month = reward.month
    where reward.month = :month and reward.earned is not null
    group by coalesce(spine.billing_parent_id, reward.account_id), reward.rule
)

select
    told.account_id,
    array_sort(
        collect_list(
            struct(
                rule.position,
                rule.names,
                rule.units,
                rule.every,
                rule.gives,
                rule.of,
                told.earned,
                told.carried_over,
                told.teams,
                told.of_teams,
                told.currency
            )
        ),
        (one, other) -> one.position - other.position
    ) as rewards
from told
join gold.reward_rule as rule on rule.rule = told.rule
group by told.account_id
