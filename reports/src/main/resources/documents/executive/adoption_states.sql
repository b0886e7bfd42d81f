-- Accounts of the month by what stands in the way of their use; null is what could not be judged.
select
    adoption.failure_state,
    count(adoption.account_id) as accounts,
    sum(spine.mrr) as mrr
from gold.adoption_month as adoption
left join gold.account_month as spine
    on spine.account_id = adoption.account_id and spine.month = adoption.month
where adoption.month = :month
group by adoption.failure_state
order by accounts desc, adoption.failure_state
