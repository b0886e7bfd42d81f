-- Customers by month and band, and how many of them were gone within the three months after, as far as those are known.
with
gone as (
    select
        account_id,
        month,
        churn_mrr
    from gold.revenue_month
    where month > :from_month and month <= :month and churn_mrr > 0
),

judged as (
    select
        risk.account_id,
        risk.month,
        risk.band,
        risk.mrr,
        risk.probability,
        max(if(gone.account_id is null, 0, 1)) as is_gone
    from gold.churn_risk as risk
    left join gone
        on gone.account_id = risk.account_id
        and gone.month > risk.month
        and gone.month <= add_months(risk.month, 3)
    where risk.month >= :from_month and risk.month <= :month
    group by risk.account_id, risk.month, risk.band, risk.mrr, risk.probability
)

select
    month,
    band,
    count(account_id) as accounts,
    sum(mrr) as mrr,
    sum(is_gone) as gone,
    sum(if(is_gone = 1, mrr, 0)) as gone_mrr,
    cast(sum(probability) as decimal(18,4)) as expected,
    cast(sum(probability * mrr) as decimal(18,2)) as expected_mrr
from judged
group by month, band
order by month, band
