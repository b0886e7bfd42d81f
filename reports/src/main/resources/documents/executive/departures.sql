-- Who left in the twelve months that end with the report's, by the reason given; a null reason is not known.
select reason, count(*) as customers, sum(churn_mrr) as mrr
from gold.departure
where month > add_months(:month, -12) and month <= :month
group by reason
order by customers desc, mrr desc, reason
