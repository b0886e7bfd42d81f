-- Value and cost by month, over a year; months in another currency than the last one's are no part of the course.
with
billed_in as (
    select account_id, currency
    from gold.roi_month
    where month = :month and window_months = 1
)

select
    told.account_id,
    array_sort(collect_list(struct(told.month, told.value, told.cost))) as course
from gold.roi_month as told
join billed_in on billed_in.account_id = told.account_id and billed_in.currency = told.currency
where
    told.window_months = 1
    and told.month > add_months(:month, -12)
    and told.month <= :month
group by told.account_id
