-- What the product was worth by month, in the reporting currency at each month's end.
select
    roi.month,
    count(roi.value) as accounts,
    sum(roi.value * rate.rate) as value
from gold.roi_month as roi
join gold.rate_month as rate
    on rate.currency = roi.currency and rate.month = roi.month
where roi.window_months = 1 and roi.month >= :from_month and roi.month <= :month
group by roi.month
order by roi.month
