-- Hours that count and stand without money, because billing tells neither a currency nor a cost.
select
    count(distinct told.account_id) as accounts,
    sum(told.hours) as hours
from gold.value_month as told
left join gold.account_month as spine
    on spine.account_id = told.account_id and spine.month = told.month
left join gold.roi_month as roi
    on roi.account_id = coalesce(spine.billing_parent_id, told.account_id)
    and roi.month = told.month
    and roi.window_months = 1
    and roi.currency is not null
where told.month = :month and told.counts_to_value and told.hours > 0 and roi.account_id is null
