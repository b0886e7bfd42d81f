-- Customers that pay, by the two conditions of staying: value against what was hoped for, and what their people say; in the
-- reporting currency at the month's end.
select
    stand.account_id,
    coalesce(spine.account_name, stand.account_id) as account_name,
    spine.owner,
    revenue.closing_mrr as mrr,
    stand.expected * rate.rate as expected,
    stand.realised * rate.rate as realised,
    stand.realised_share,
    stand.roi,
    stand.nps,
    stand.case_satisfaction,
    stand.standing
from gold.standing_month as stand
join gold.account_month as spine
    on spine.account_id = stand.account_id and spine.month = stand.month
join gold.revenue_month as revenue
    on revenue.account_id = stand.account_id and revenue.month = stand.month
left join gold.rate_month as rate
    on rate.currency = stand.currency and rate.month = stand.month
where stand.month = :month
order by revenue.closing_mrr desc, stand.account_id
