-- The accounts with the lowest scores among those that pay, or among all where nobody does: stands where no month
-- before tells who moved.
select
    adoption.account_id,
    coalesce(spine.account_name, adoption.account_id) as account_name,
    spine.owner,
    spine.mrr,
    spine.renewal_date,
    adoption.failure_state,
    adoption.adoption_score,
    adoption.coverage,
    adoption.breadth,
    adoption.frequency,
    adoption.depth,
    adoption.manner,
    adoption.quality,
    adoption.timing
from gold.adoption_month as adoption
left join gold.account_month as spine
    on spine.account_id = adoption.account_id and spine.month = adoption.month
where adoption.month = :month and adoption.adoption_score is not null
order by if(spine.mrr > 0, 0, 1), adoption.adoption_score, adoption.account_id
limit 10
