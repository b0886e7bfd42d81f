-- What each customer will still bring, where a model has learned how likely it stays, and what that is reckoned with.
with
known as (
    select
        account_id,
        max_by(account_name, month) as account_name,
        max_by(segment, month) as segment
    from gold.account_month
    where month <= :month
    group by account_id
)

select
    coalesce(known.account_name, risk.account_id) as account_name,
    known.segment,
    risk.owner,
    risk.mrr,
    risk.survival_12m,
    risk.lifetime_value,
    rule.months,
    rule.yearly_rate,
    rule.margin
from gold.churn_risk as risk
cross join gold.lifetime as rule
left join known on known.account_id = risk.account_id
where risk.month = :month and risk.lifetime_value is not null
order by risk.lifetime_value desc, risk.account_id
