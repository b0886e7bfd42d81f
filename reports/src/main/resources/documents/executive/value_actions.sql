-- What accounts could do next to win more, the most valuable first, and what of last month's was done; worth in the
-- reporting currency at the month's end.
select
    action.account_id,
    coalesce(spine.billing_parent_id, action.account_id) as payer_id,
    coalesce(spine.account_name, action.account_id) as account_name,
    action.action,
    action.subject,
    action.gap_quantity,
    action.gap_unit,
    action.owner,
    action.due_on,
    action.expected_hours,
    action.expected_value * rate.rate as expected_value,
    action.brought_value * rate.rate as brought_value,
    action.status
from gold.action as action
left join gold.rate_month as rate
    on rate.currency = action.currency and rate.month = action.month
left join gold.account_month as spine
    on spine.account_id = action.account_id and spine.month = action.month
where action.month = :month
order by expected_value desc nulls last, expected_hours desc nulls last, action.account_id, action.rank
