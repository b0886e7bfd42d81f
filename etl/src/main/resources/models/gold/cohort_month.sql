/*---
description: Of the accounts that first paid in one month, how many and how much MRR are still there so many months later.
owner: revenue
key: [cohort_month, age_months]
write: whole
columns:
  cohort_month: month of the first MRR; the month before the first loaded one stands for all accounts that were there before
  age_months: months since then; for the cohort from before the start, months since the first loaded one
  accounts: accounts of the cohort
  accounts_kept: those with MRR at that age, or paused
  mrr: the cohort's MRR at age 0, in the reporting currency
  mrr_kept: its MRR at that age, expansion included, at the exchange rates of age 0
  currency: ISO 4217 code of the amounts, the reporting currency
---*/
with first_paid as (
    select
        account_id,
        min(month) as base_month,
        if(
            coalesce(min_by(flags, month), '') like '%opening_balance%',
            cast(add_months(:first_month, -1) as date),
            min(month)
        ) as cohort_month
    from gold.revenue_month
    where closing_mrr > 0
    group by account_id
),
size as (
    select cohort_month, base_month, count(*) as accounts
    from first_paid
    group by cohort_month, base_month
),
age as (
    select size.*, month, cast(months_between(month, base_month) as int) as age_months
    from size
    lateral view explode(sequence(base_month, :to_month, interval 1 month)) as month
),
account_age as (
    select
        first_paid.cohort_month,
        mrr.month,
        first_paid.account_id,
        sum(round(mrr.mrr * coalesce(base.rate, now.rate), 2)) as mrr,
        max(mrr.is_paused) as is_paused
    from first_paid
    join silver.mrr_month as mrr
        on mrr.billing_parent_id = first_paid.account_id and mrr.month >= first_paid.base_month
    left join silver.rate_month as base
        on base.currency = mrr.currency and base.month = first_paid.base_month
    join silver.rate_month as now on now.currency = mrr.currency and now.month = mrr.month
    group by first_paid.cohort_month, mrr.month, first_paid.account_id
),
kept as (
    select
        cohort_month,
        month,
        count_if(mrr > 0 or is_paused) as accounts_kept,
        sum(mrr) as mrr_kept
    from account_age
    group by cohort_month, month
)
select
    age.cohort_month,
    age.age_months,
    age.accounts,
    coalesce(kept.accounts_kept, 0) as accounts_kept,
    cast(base.mrr_kept as decimal(18,2)) as mrr,
    cast(coalesce(kept.mrr_kept, 0) as decimal(18,2)) as mrr_kept,
    :reporting_currency as currency
from age
left join kept on kept.cohort_month = age.cohort_month and kept.month = age.month
join kept as base on base.cohort_month = age.cohort_month and base.month = age.base_month
