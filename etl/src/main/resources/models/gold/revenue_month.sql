/*---
description: What a billing parent's MRR was at both ends of a month and what moved it.
owner: revenue
key: [account_id, month]
write: months
columns:
  account_id: billing parent; unmatched:<customer id> where no account has the customer's id
  month: first day of the month
  opening_mrr: MRR at the end of the month before; in the first loaded month that of accounts which subscribed earlier
  new_mrr: MRR of an account that never paid before
  reactivation_mrr: MRR of an account that paid before and did not last month
  expansion_mrr: growth of an account that paid at both ends
  contraction_mrr: shrinkage of an account that paid at both ends, as a positive amount
  churn_mrr: last month's MRR of an account with none left, as a positive amount
  fx_mrr: what the change of exchange rates did to MRR that was there
  closing_mrr: MRR at the month's end
  paused_mrr: of contraction, what was paused; null where no source tells of pauses
  resumed_mrr: of expansion, what was resumed; null where no source tells of pauses
  usage_mrr: metered overage, never part of MRR; null where no source tells of it
  flags: opening_balance, bridged, unmatched, separated by commas; null for none
  currency: ISO 4217 code of all amounts, the reporting currency
checks:
  - id: identity
    severity: refuse
    says: "{rows} account months do not add up: closing MRR is not opening MRR and its movements"
    rows: >
      select account_id || ' ' || date_format(month, 'yyyy-MM') as sample, closing_mrr as money
      from gold.revenue_month
      where closing_mrr <> opening_mrr + new_mrr + reactivation_mrr + expansion_mrr
          - contraction_mrr - churn_mrr + fx_mrr
  - id: continuity
    severity: refuse
    says: "{rows} account months do not open with what the month before closed with"
    rows: >
      select this.account_id || ' ' || date_format(this.month, 'yyyy-MM') as sample, this.opening_mrr as money
      from gold.revenue_month as this
      left join gold.revenue_month as before
          on before.account_id = this.account_id and before.month = add_months(this.month, -1)
      where this.month > :first_month and this.opening_mrr <> coalesce(before.closing_mrr, 0)
  - id: churn_flag_on_account
    severity: warn
    says: "{rows} accounts are called churned in the CRM and still pay; MRR decides, they count as customers"
    rows: >
      select account.account_id as sample, revenue.closing_mrr as money
      from silver.account as account
      join gold.revenue_month as revenue
          on revenue.account_id = account.account_id and revenue.month = :to_month
      where account.is_churned_on_account and revenue.closing_mrr > 0
  - id: churn_flag_on_subscription
    severity: warn
    says: "{rows} subscriptions are called churned by billing while their customer went on paying at that month's end; MRR decides, no customer churned"
    rows: >
      select line.subscription_id as sample, line.mrr as money
      from silver.subscription_line as line
      join gold.revenue_month as revenue
          on revenue.account_id = line.billing_parent_id
          and revenue.month = cast(trunc(line.valid_to, 'MM') as date)
      where line.is_churned_by_biller and revenue.closing_mrr > 0
  - id: churn_event_without_churn
    severity: warn
    says: "{rows} entries of the churn log name accounts that still paid at that month's end; MRR decides"
    rows: >
      select
          event.event_key as sample,
          if(
              row_number() over (partition by event.account_id order by event.event_key) = 1,
              coalesce(now.closing_mrr, 0),
              0
          ) as money
      from silver.churn_event as event
      join gold.revenue_month as revenue
          on revenue.account_id = event.account_id and revenue.month = event.month
      left join gold.revenue_month as now
          on now.account_id = event.account_id and now.month = :to_month
      where revenue.closing_mrr > 0
---*/
with line_end as (
    select
        billing_parent_id,
        line_key,
        currency,
        month,
        cast(0 as decimal(18,4)) as opening,
        mrr as closing,
        is_bridged
    from silver.mrr_month
    where month >= :from_month and month <= :to_month
    union all
    select
        billing_parent_id,
        line_key,
        currency,
        add_months(month, 1),
        mrr,
        cast(0 as decimal(18,4)),
        false
    from silver.mrr_month
    where month >= add_months(:from_month, -1) and month < :to_month
),
line_month as (
    select
        billing_parent_id,
        line_key,
        currency,
        month,
        sum(opening) as opening,
        sum(closing) as closing,
        max(is_bridged) as is_bridged
    from line_end
    group by billing_parent_id, line_key, currency, month
),
-- Movements stand at the opening rate, so that a rate's change alone moves nothing but fx.
-- Each product is rounded per line: sums of stored amounts are then exact.
valued as (
    select
        line.billing_parent_id as account_id,
        line.month,
        sum(round(line.opening * coalesce(before.rate, now.rate), 2)) as opening_mrr,
        sum(round(line.closing * coalesce(before.rate, now.rate), 2)) as moved_mrr,
        sum(round(line.closing * now.rate, 2)) as closing_mrr,
        max(line.is_bridged) as is_bridged
    from line_month as line
    join silver.rate_month as now on now.currency = line.currency and now.month = line.month
    left join silver.rate_month as before
        on before.currency = line.currency and before.month = add_months(line.month, -1)
    group by line.billing_parent_id, line.month
),
-- When an account subscribed and when it first paid at a month's end, loaded or not.
known as (
    select
        billing_parent_id as account_id,
        min(valid_from) as subscribed_on,
        min(
            if(
                mrr > 0 and (valid_to is null or valid_to > last_day(valid_from)),
                trunc(valid_from, 'MM'),
                null
            )
        ) as paid_line_month
    from silver.subscription_line
    group by billing_parent_id
),
paid as (
    select billing_parent_id as account_id, min(month) as paid_month
    from silver.mrr_month
    group by billing_parent_id
),
placed as (
    select
        valued.*,
        valued.month = :first_month and known.subscribed_on < :first_month as is_opening_balance,
        least(known.paid_line_month, paid.paid_month) < valued.month as has_paid_before
    from valued
    join known on known.account_id = valued.account_id
    left join paid on paid.account_id = valued.account_id
),
opened as (
    select
        account_id,
        month,
        if(is_opening_balance, closing_mrr, opening_mrr) as opening_mrr,
        if(is_opening_balance, closing_mrr, moved_mrr) as moved_mrr,
        closing_mrr,
        has_paid_before,
        is_opening_balance,
        is_bridged
    from placed
    where opening_mrr <> 0 or closing_mrr <> 0
)
select
    account_id,
    month,
    cast(opening_mrr as decimal(18,2)) as opening_mrr,
    cast(if(opening_mrr = 0 and not has_paid_before, moved_mrr, 0) as decimal(18,2)) as new_mrr,
    cast(
        if(opening_mrr = 0 and has_paid_before, moved_mrr, 0) as decimal(18,2)
    ) as reactivation_mrr,
    cast(
        if(opening_mrr > 0 and closing_mrr > 0, greatest(moved_mrr - opening_mrr, 0), 0)
        as decimal(18,2)
    ) as expansion_mrr,
    cast(
        if(opening_mrr > 0 and closing_mrr > 0, greatest(opening_mrr - moved_mrr, 0), 0)
        as decimal(18,2)
    ) as contraction_mrr,
    cast(if(closing_mrr = 0, opening_mrr, 0) as decimal(18,2)) as churn_mrr,
    cast(closing_mrr - moved_mrr as decimal(18,2)) as fx_mrr,
    cast(closing_mrr as decimal(18,2)) as closing_mrr,
    cast(null as decimal(18,2)) as paused_mrr,
    cast(null as decimal(18,2)) as resumed_mrr,
    cast(null as decimal(18,2)) as usage_mrr,
    nullif(
        concat_ws(
            ',',
            if(is_opening_balance, 'opening_balance', null),
            if(is_bridged, 'bridged', null),
            if(account_id like 'unmatched:%', 'unmatched', null)
        ),
        ''
    ) as flags,
    :reporting_currency as currency
from opened
