-- Weak links: teams that fall behind their account's other teams, beside the median of those others. Which team is
-- one, and that a small one never is, is decided where the teams are scored.
with
weak as (
    select
        account_id,
        team,
        month,
        users,
        active_users,
        adoption_score
    from gold.team_month
    where month = :month and is_weak_link
),

compared as (
    select
        weak.account_id,
        weak.team,
        percentile(other.adoption_score, 0.5) as others_median
    from weak
    join gold.team_month as other
        on other.account_id = weak.account_id
        and other.month = weak.month
        and other.team <> weak.team
    group by weak.account_id, weak.team
)

select
    weak.account_id,
    coalesce(spine.account_name, weak.account_id) as account_name,
    spine.owner,
    spine.mrr,
    weak.team,
    weak.users,
    weak.active_users,
    weak.adoption_score,
    compared.others_median
from weak
left join compared on compared.account_id = weak.account_id and compared.team = weak.team
left join gold.account_month as spine
    on spine.account_id = weak.account_id and spine.month = weak.month
order by spine.mrr desc, weak.account_id, weak.team
