-- The customers that stand above the band low, or came down from a band above it.
with
known as (
    select
        account_id,
        max_by(account_name, month) as account_name
    from gold.account_month
    where month <= :month
    group by account_id
)

select
    risk.account_id,
    coalesce(known.account_name, risk.account_id) as account_name,
    risk.owner,
    risk.band,
    risk.previous_band,
    risk.score,
    risk.mrr,
    risk.renewal_date,
    risk.play,
    risk.play_due_on
from gold.churn_risk as risk
left join known on known.account_id = risk.account_id
where risk.month = :month and (risk.band <> 'low' or risk.previous_band <> 'low')
order by risk.mrr desc, risk.account_id
