/*---
description: A claim of the register, and whether it may be added up; never money that a measure counts already.
owner: customer success
stage: score
key: [claim_key]
write: whole
columns:
  claim_key: connection and claim id
  account_id: the account
  billing_parent_id: who pays for it
  month: first day of the month the benefit fell in
  person: who says it; null where not told
  title: what happened, in a sentence
  amount: what it was worth to them, as they say it; null where nobody says
  currency: ISO 4217 code of amount
  worth: amount in worth_currency, at the month's rate; null without an amount, a currency or an exchange rate
  worth_currency: ISO 4217 code, the one who pays is billed in that month; the amount's own where nobody is billed
  restates: the measure that counts the same benefit; none for a benefit no measure counts; null where nobody has said
  evidence: what shows it
  is_verified: somebody has held it against its evidence and put a name to that
  verified_by: who
  verified_on: when
  counts: it may be added up with other claims of its account; never with value
  why_not: not_verified, no_amount, not_yet, no_exchange_rate, benefit_not_told, unknown_measure, counted_by_measure or told_twice; null where it counts
checks:
  - id: not_verified
    severity: warn
    says: "{rows} claims are not verified: they are in no sum and in no report"
    rows: >
      select claim_key as sample from gold.claim where why_not = 'not_verified'
  - id: benefit_not_told
    severity: warn
    says: "{rows} verified claims do not say whether a measure counts the same benefit (restates: its id, or none), and are in no sum"
    rows: >
      select claim_key as sample from gold.claim where why_not = 'benefit_not_told'
  - id: unknown_measure
    severity: warn
    says: "{rows} verified claims restate a measure that value.measures does not name, and are in no sum"
    rows: >
      select claim_key || ' ' || restates as sample from gold.claim where why_not = 'unknown_measure'
  - id: no_exchange_rate
    severity: warn
    says: "{rows} verified claims have an amount in a currency without a rate for their month, and are in no sum"
    rows: >
      select claim_key || ' ' || currency as sample from gold.claim where why_not = 'no_exchange_rate'
  - id: told_twice
    severity: warn
    says: "{rows} verified claims tell what another one of the same account, month and amount tells, and are in no sum"
    rows: >
      select claim_key || ' ' || title as sample from gold.claim where why_not = 'told_twice'
  - id: not_yet
    severity: warn
    says: "{rows} verified claims are of a benefit in a month to come, and are in no sum"
    rows: >
      select claim_key || ' ' || date_format(month, 'yyyy-MM') as sample from gold.claim where why_not = 'not_yet'
---*/
-- A measure tells a benefit where it was measured; where it has no data the claim is all there is. What tells a counted
-- measure's benefit again is counted with it.
with counted as (
    select distinct value.account_id, value.month, told.measure
    from gold.value_month as value
    join gold.measure as told
        on told.measure = value.measure
        or array_contains(split(told.restates, ', '), value.measure)
    where value.counts_to_value and value.money is not null
),
told as (
    select
        claim.*,
        account.billing_parent_id,
        coalesce(cost.currency, claim.currency) as worth_currency,
        case
            when claim.currency = coalesce(cost.currency, claim.currency) then 1
            else try_divide(rate.rate, cost.rate)
        end as exchange_rate,
        counted.measure is not null as is_counted,
        measure.measure is not null as is_known
    from silver.claim as claim
    join silver.account as account on account.account_id = claim.account_id
    left join gold.cost_month as cost
        on cost.account_id = account.billing_parent_id and cost.month = claim.month
    left join silver.rate_month as rate
        on rate.currency = claim.currency and rate.month = claim.month
    left join gold.measure as measure on measure.measure = claim.restates
    left join counted
        on counted.account_id = claim.account_id
        and counted.month = claim.month
        and counted.measure = claim.restates
),
judged as (
    select
        *,
        cast(amount * exchange_rate as decimal(18,2)) as worth,
        case
            when not is_verified then 'not_verified'
            when amount is null then 'no_amount'
            when month > :to_month then 'not_yet'
            when exchange_rate is null then 'no_exchange_rate'
            when restates is null then 'benefit_not_told'
            when restates <> 'none' and not is_known then 'unknown_measure'
            when is_counted then 'counted_by_measure'
        end as why_not
    from told
),
-- The same story under two ids is one.
numbered as (
    select
        *,
        row_number() over (
            partition by account_id, month, amount, currency, lower(trim(title)), why_not is null
            order by claim_key
        ) as telling
    from judged
)
select
    claim_key,
    account_id,
    billing_parent_id,
    month,
    person,
    title,
    amount,
    currency,
    worth,
    worth_currency,
    restates,
    evidence,
    is_verified,
    verified_by,
    verified_on,
    why_not is null and telling = 1 as counts,
    if(why_not is null and telling > 1, 'told_twice', why_not) as why_not
from numbered
