-- Accounts that pay, are hardly used and renew within ninety days of the month's end: the largest first.
select
    adoption.account_id,
    coalesce(spine.account_name, adoption.account_id) as account_name,
    spine.owner,
    spine.mrr,
    spine.renewal_date,
    adoption.failure_state,
    adoption.adoption_score
from gold.adoption_month as adoption
join gold.account_month as spine
    on spine.account_id = adoption.account_id and spine.month = adoption.month
where
    adoption.month = :month
    and adoption.failure_state in ('idle', 'barely_used')
    and spine.mrr > 0
    and spine.renewal_date > last_day(:month)
    and spine.renewal_date <= date_add(last_day(:month), 90)
order by spine.mrr desc, adoption.account_id
limit 20
