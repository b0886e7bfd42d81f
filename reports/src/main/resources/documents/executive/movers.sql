-- The accounts whose MRR moved most in the month, up and down. Exchange rates move nobody: fx is left out.
with
-- An account that churned may have no row in this month any more: its last known name and segment count.
known as (
    select
        account_id,
        max_by(account_name, month) as account_name,
        max_by(segment, month) as segment,
        max_by(owner, month) as owner
    from gold.account_month
    where month <= :month
    group by account_id
),

moved as (
    select
        account_id,
        new_mrr,
        reactivation_mrr,
        expansion_mrr,
        contraction_mrr,
        churn_mrr,
        new_mrr + reactivation_mrr + expansion_mrr - contraction_mrr - churn_mrr as net_mrr
    from gold.revenue_month
    where month = :month
),

ranked as (
    select
        account_id,
        new_mrr,
        reactivation_mrr,
        expansion_mrr,
        contraction_mrr,
        churn_mrr,
        net_mrr,
        row_number() over (partition by signum(net_mrr) order by abs(net_mrr) desc, account_id) as place
    from moved
    where net_mrr <> 0
)

select
    ranked.account_id,
    coalesce(known.account_name, ranked.account_id) as account_name,
    known.segment,
    known.owner,
    ranked.new_mrr,
    ranked.reactivation_mrr,
    ranked.expansion_mrr,
    ranked.contraction_mrr,
    ranked.churn_mrr,
    ranked.net_mrr
from ranked
left join known on known.account_id = ranked.account_id
where ranked.place <= 20
order by ranked.net_mrr desc, ranked.account_id
