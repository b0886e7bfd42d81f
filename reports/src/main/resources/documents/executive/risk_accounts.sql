-- The customers that stand above the band low, or came down from a band above it, and the three nearest to leaving.
with
known as (
    select
        account_id,
        max_by(account_name, month) as account_name
    from gold.account_month
    where month <= :month
    group by account_id
),

judged as (
    select
        *,
        row_number() over (order by score desc, account_id) as place
    from gold.churn_risk
    where month = :month
)

select
    risk.account_id,
    coalesce(known.account_name, risk.account_id) as account_name,
    risk.owner,
    risk.band,
    risk.previous_band,
    risk.score,
    risk.probability,
    risk.mrr,
    risk.renewal_date,
    risk.play,
    risk.play_due_on
from judged as risk
left join known on known.account_id = risk.account_id
where risk.band <> 'low' or risk.previous_band <> 'low' or risk.place <= 3
order by risk.mrr desc, risk.account_id
