-- What raises and lowers the risk of the customers that risk_accounts.sql names, and what each reason contributed the
-- month before.
with
judged as (
    select
        *,
        row_number() over (order by score desc, account_id) as place
    from gold.churn_risk
    where month = :month
),

before as (
    select
        account_id,
        factor,
        feature,
        value,
        contribution
    from gold.churn_reason
    where month = add_months(:month, -1)
)

select
    reason.account_id,
    reason.factor,
    reason.feature,
    reason.value,
    reason.peer_median,
    reason.contribution,
    before.feature as feature_before,
    before.value as value_before,
    before.contribution as contribution_before
from gold.churn_reason as reason
join judged
    on judged.account_id = reason.account_id
    and (judged.band <> 'low' or judged.previous_band <> 'low' or judged.place <= 3)
left join gold.churn_model as model
    on model.month = reason.month and model.feature = reason.feature
left join before
    on before.account_id = reason.account_id and before.factor = reason.factor
where
    reason.month = :month
    -- A model may have learned the other way round than the words for it go: that is summed, not told.
    and coalesce(model.weight * model.expert_weight, 0) >= 0
    and (reason.contribution <> 0 or before.contribution <> 0)
order by reason.account_id, reason.contribution desc, reason.factor
