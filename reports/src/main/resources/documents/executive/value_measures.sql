-- Every measure and what it is told as, over all accounts; accounts that lack something stand in a row of their own with
-- what they lack.
select
    told.measure,
    told.kind,
    told.position,
    max(told.unit) as unit,
    max(told.restates) as restates,
    told.counts_to_value,
    told.missing,
    max(try_element_at(measure.names, 'en')) as name_en,
    max(try_element_at(measure.names, 'de')) as name_de,
    max(try_element_at(measure.names, 'fr')) as name_fr,
    count(distinct told.account_id) as accounts,
    count(distinct if(told.is_estimate, told.account_id, null)) as estimates,
    count(distinct told.unit) as units,
    sum(told.quantity) as quantity,
    sum(told.hours) as hours,
    sum(told.money * rate.rate) as money
from gold.value_month as told
left join gold.measure as measure on measure.measure = told.measure
join gold.account_month as spine
    on spine.account_id = told.account_id and spine.month = told.month
join gold.roi_month as roi
    on roi.account_id = coalesce(spine.billing_parent_id, told.account_id)
    and roi.month = told.month
    and roi.window_months = 1
join gold.rate_month as rate
    on rate.currency = roi.currency and rate.month = told.month
where told.month = :month
group by told.measure, told.kind, told.position, told.counts_to_value, told.missing
order by told.position, told.measure, told.missing
