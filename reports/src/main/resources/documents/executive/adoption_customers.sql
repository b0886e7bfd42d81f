-- Every customer of the month that pays or is used: its adoption score, its MRR, and what its MRR did by itself since
-- twelve months ago, or since the month it began to pay if that is later. Exchange rates are left out of the change.
with
scored as (
    select
        coalesce(spine.billing_parent_id, adoption.account_id) as customer_id,
        sum(adoption.active_users) as active_users,
        -- Accounts that are billed together are one customer; the more people, the more an account counts.
        sum(adoption.adoption_score * greatest(coalesce(adoption.active_users, 0), 1))
            / sum(
                if(
                    adoption.adoption_score is not null,
                    greatest(coalesce(adoption.active_users, 0), 1),
                    null
                )
            ) as score
    from gold.adoption_month as adoption
    left join gold.account_month as spine
        on spine.account_id = adoption.account_id and spine.month = adoption.month
    where adoption.month = :month
    group by coalesce(spine.billing_parent_id, adoption.account_id)
),

began as (
    select
        account_id,
        min(month) as began_in,
        min_by(closing_mrr, month) as start_mrr
    from gold.revenue_month
    where month >= add_months(:month, -12) and month <= :month and closing_mrr > 0
    group by account_id
),

moved as (
    select
        began.account_id,
        began.start_mrr,
        max(if(revenue.month = :month, revenue.closing_mrr, 0)) as mrr,
        sum(
            if(
                revenue.month > began.began_in,
                revenue.new_mrr + revenue.reactivation_mrr + revenue.expansion_mrr
                    - revenue.contraction_mrr - revenue.churn_mrr,
                0
            )
        ) as moved_mrr
    from began
    join gold.revenue_month as revenue on revenue.account_id = began.account_id
    where revenue.month >= began.began_in and revenue.month <= :month
    group by began.account_id, began.start_mrr
),

named as (
    select
        account_id,
        max_by(account_name, month) as account_name
    from gold.account_month
    where month <= :month
    group by account_id
)

select
    coalesce(scored.customer_id, moved.account_id) as customer_id,
    coalesce(named.account_name, scored.customer_id, moved.account_id) as account_name,
    scored.score,
    scored.active_users,
    moved.mrr,
    moved.start_mrr,
    moved.moved_mrr
from scored
full outer join moved on moved.account_id = scored.customer_id and moved.mrr > 0
left join named on named.account_id = coalesce(scored.customer_id, moved.account_id)
where moved.mrr > 0 or (moved.mrr is null and scored.score is not null)
order by moved.mrr desc, customer_id
