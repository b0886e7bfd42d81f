/*---
description: The version of a factor that counts for an account in a month, its own before its product's, its product's before everybody's.
owner: customer success
stage: score
key: [account_id, month, factor]
write: months
columns:
  account_id: the account
  month: first day of the month
  factor: the factor
  version: the version that counts at the month's end
  value: how much
  unit: what the value is a number of, as sheet/tree
  low: lowest value it may have; null where unknown
  high: highest value it may have; null likewise
  source: who says so
  year: the year of that
  holds_for: account, product or all
checks:
  - id: unknown_product
    severity: warn
    says: "{rows} products that factors or measures name are bought by nobody; what is said of them counts nowhere"
    rows: >
      select named.product as sample
      from (
          select product from gold.factor where product is not null
          union select product from gold.product_share
      ) as named
      left anti join silver.plan_month as plan on plan.plan = named.product
  - id: two_products
    severity: warn
    says: "{rows} accounts pay for two products that have a factor of their own; the first by name counts"
    rows: >
      select plan.account_id || ' ' || factor.factor as sample
      from silver.plan_month as plan
      join gold.factor as factor on factor.product = plan.plan
      where plan.month = :to_month
          and coalesce(factor.valid_from, plan.month) <= last_day(plan.month)
          and coalesce(factor.valid_to, last_day(plan.month)) >= last_day(plan.month)
      group by plan.account_id, factor.factor
      having count(distinct plan.plan) > 1
  - id: version_gap
    severity: warn
    says: "{rows} factors have days between two versions on which none counts; in a month that ends on one, what they make is not measured: let valid_to and valid_from meet"
    rows: >
      select factor || ' from ' || date_add(valid_to, 1) || ' to ' || date_sub(next_from, 1) as sample
      from (
          select
              factor,
              valid_to,
              lead(valid_from) over (
                  partition by factor, account_id, product order by valid_from nulls first
              ) as next_from
          from gold.factor
      ) as version
      where next_from > date_add(valid_to, 1)
---*/
with holding as (
    select
        account.account_id,
        account.month,
        factor.*
        except (account_id),
        case
            when factor.account_id is not null then 'account'
            when factor.product is not null then 'product'
            else 'all'
        end as holds_for,
        row_number() over (
            partition by account.account_id, account.month, factor.factor
            order by
                factor.account_id is null, factor.product is null, factor.product, factor.version
        ) as rank
    from gold.adoption_month as account
    join gold.factor as factor
        on (factor.account_id is null or factor.account_id = account.account_id)
        and coalesce(factor.valid_from, account.month) <= last_day(account.month)
        and coalesce(factor.valid_to, last_day(account.month)) >= last_day(account.month)
    left join silver.plan_month as plan
        on plan.account_id = account.account_id
        and plan.month = account.month
        and plan.plan = factor.product
    where
        account.month >= :from_month
        and account.month <= :to_month
        and (factor.product is null or plan.plan is not null)
)
select
    account_id,
    month,
    factor,
    version,
    value,
    unit,
    low,
    high,
    source,
    year,
    holds_for
from holding
where rank = 1
