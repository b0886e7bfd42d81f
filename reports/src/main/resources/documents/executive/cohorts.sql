-- What is left of each cohort by age. Only ages reached by the report's month: a later backfill must not show in it.
-- The cohort of accounts that were there before the first loaded month has no month of its own.
select
    if(cohort_month < (select min(month) from gold.revenue_month), null, cohort_month)
        as cohort_month,
    age_months,
    accounts,
    accounts_kept,
    mrr,
    mrr_kept
from gold.cohort_month
where add_months(cohort_month, age_months) <= :month
order by cohort_month nulls first, age_months
