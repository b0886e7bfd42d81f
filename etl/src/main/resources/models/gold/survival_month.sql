/*---
description: How long customers stay, as known at a month's end. The share still there so many months after they first paid (Kaplan and Meier's estimate); whoever still is there counts as long as it was watched, whoever came before the first loaded month from the age it had then.
owner: customer success
stage: score
key: [month, dimension, member, age_months]
write: months
columns:
  month: first day of the month at whose end it was known
  dimension: all or segment
  member: all, or the segment as at the month watched; whose segment nobody tells is in all alone
  age_months: months since it first paid
  at_risk: customers watched through the month that ends with this age
  lost: of them, those whose MRR reached zero in it for the first time; a pause is none
  survival: share still there after it
  low: lower end of the 95 % band after Greenwood on the scale ln(-ln); null before the first loss and once nobody is left
  high: its upper end; null likewise
checks:
  - id: age_unknown
    severity: warn
    says: "{rows} customers do not tell since when they pay: they are in no survival"
    rows: >
      select revenue.account_id as sample
      from gold.revenue_month as revenue
      left join (
          select billing_parent_id, month, max(tenure_months) as tenure_months
          from gold.account_month
          group by billing_parent_id, month
      ) as spine
          on spine.billing_parent_id = revenue.account_id and spine.month = revenue.month
      where revenue.month = :to_month and revenue.opening_mrr > 0 and spine.tenure_months is null
---*/
with family as (
    select
        billing_parent_id as account_id,
        month,
        max(tenure_months) as age_months,
        max(if(account_id = billing_parent_id, segment, null)) as segment
    from gold.account_month
    where month <= :to_month
    group by billing_parent_id, month
),
-- Who left once and came back is another customer's story.
first_loss as (
    select account_id, min(month) as month
    from gold.revenue_month
    where churn_mrr > 0
    group by account_id
),
watched as (
    select
        family.segment,
        family.age_months,
        revenue.month,
        count(*) as at_risk,
        count_if(revenue.churn_mrr > 0) as lost
    from gold.revenue_month as revenue
    join family on family.account_id = revenue.account_id and family.month = revenue.month
    left join first_loss on first_loss.account_id = revenue.account_id
    where
        revenue.opening_mrr > 0
        and family.age_months > 0
        -- What left in the first month loaded is not in its opening balance: nobody was seen to leave.
        and revenue.month > :first_month
        and revenue.month <= coalesce(first_loss.month, revenue.month)
    group by family.segment, family.age_months, revenue.month
),
grouped as (
    select 'all' as dimension, 'all' as member, age_months, month, at_risk, lost from watched
    union all
    select 'segment', segment, age_months, month, at_risk, lost from watched where segment is not null
),
known as (
    select
        ending as month,
        grouped.dimension,
        grouped.member,
        grouped.age_months,
        sum(grouped.at_risk) as at_risk,
        sum(grouped.lost) as lost
    from grouped
    lateral view
        explode(
            sequence(
                greatest(grouped.month, cast(:from_month as date)),
                cast(:to_month as date),
                interval 1 month
            )
        ) month_end as ending
    group by ending, grouped.dimension, grouped.member, grouped.age_months
),
product as (
    select
        *,
        sum(if(lost < at_risk, ln(1 - lost / at_risk), 0)) over so_far as log_survival,
        sum(if(lost < at_risk, lost / (at_risk * (at_risk - lost)), 0)) over so_far as variance,
        bool_or(lost = at_risk) over so_far as is_over
    from known
    window so_far as (
        partition by month, dimension, member
        order by age_months
        rows between unbounded preceding and current row
    )
)
select
    month,
    dimension,
    member,
    age_months,
    cast(at_risk as bigint) as at_risk,
    cast(lost as bigint) as lost,
    cast(if(is_over, 0, exp(log_survival)) as decimal(18,6)) as survival,
    cast(
        if(
            is_over or log_survival = 0,
            null,
            exp(log_survival * exp(1.959964 * sqrt(variance) / -log_survival))
        ) as decimal(18,6)
    ) as low,
    cast(
        if(
            is_over or log_survival = 0,
            null,
            exp(log_survival * exp(-1.959964 * sqrt(variance) / -log_survival))
        ) as decimal(18,6)
    ) as high
from product
