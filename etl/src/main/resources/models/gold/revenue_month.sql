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
  reactivation_mrr: MRR of an account that paid before and was gone last month
  expansion_mrr: growth of an account that paid at both ends, or was paused at the first
  contraction_mrr: shrinkage of an account that paid at both ends, or is paused at the second, as a positive amount
  churn_mrr: last month's MRR of an account with none left and nothing paused, as a positive amount
  fx_mrr: what the change of exchange rates did to MRR that was there
  closing_mrr: MRR at the month's end
  paused_mrr: of contraction, what was paused; null where no source tells of pauses
  resumed_mrr: of expansion, what was resumed; null where no source tells of pauses
  usage_mrr: metered overage, the mean of the last three months billed by then, never part of MRR; null where no source tells of it
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
      select
          line.subscription_id as sample,
          if(line.currency = :reporting_currency, line.mrr, null) as money
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
        cast(0 as decimal(24,10)) as opening,
        mrr as closing,
        false as was_paused,
        is_paused,
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
        cast(0 as decimal(24,10)),
        is_paused,
        false,
        false
    from silver.mrr_month
    where month >= add_months(:from_month, -1) and month < :to_month
),
-- A line has one row at each end; their greatest is exact where a sum would lose decimals.
line_month as (
    select
        billing_parent_id,
        line_key,
        currency,
        month,
        max(opening) as opening,
        max(closing) as closing,
        max(was_paused) as was_paused,
        max(is_paused) as is_paused,
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
        sum(if(line.is_paused, round(line.opening * coalesce(before.rate, now.rate), 2), 0))
            as paused_mrr,
        sum(if(line.was_paused, round(line.closing * coalesce(before.rate, now.rate), 2), 0))
            as resumed_mrr,
        max(line.was_paused) as was_paused,
        max(line.is_paused) as is_paused,
        max(line.is_bridged) as is_bridged
    from line_month as line
    join silver.rate_month as now on now.currency = line.currency and now.month = line.month
    left join silver.rate_month as before
        on before.currency = line.currency and before.month = add_months(line.month, -1)
    group by line.billing_parent_id, line.month
),
-- When an account subscribed and when it first paid at a month's end, loaded or not. Ready-made
-- periods tell neither of pauses nor of what is metered.
known as (
    select
        billing_parent_id as account_id,
        min(subscribed_on) as subscribed_on,
        max(provenance <> 'native') as tells_all,
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
usage_billed as (
    select
        billing_parent_id as account_id,
        currency,
        cast(trunc(service_from, 'MM') as date) as month,
        sum(amount) as amount
    from silver.invoice_line
    where charge_kind = 'usage' and not is_void
    group by billing_parent_id, currency, trunc(service_from, 'MM')
),
usage_run as (
    select
        account_id,
        currency,
        month as from_month,
        lead(month) over (partition by account_id, currency order by month) as next_month,
        avg(amount) over (
            partition by account_id, currency
            order by month
            rows between 2 preceding and current row
        ) as amount
    from usage_billed
),
-- A run lasts until the next bill for use, or is still on.
usage_lasting as (
    select
        account_id,
        currency,
        amount,
        explode(
            sequence(
                greatest(from_month, :from_month),
                least(coalesce(add_months(next_month, -1), :to_month), :to_month),
                interval 1 month
            )
        ) as month
    from usage_run
    where from_month <= :to_month and (next_month is null or next_month > :from_month)
),
usage_month as (
    select
        lasting.account_id,
        lasting.month,
        sum(round(cast(lasting.amount as decimal(24,10)) * rate.rate, 2)) as usage_mrr
    from usage_lasting as lasting
    join silver.rate_month as rate
        on rate.currency = lasting.currency and rate.month = lasting.month
    group by lasting.account_id, lasting.month
),
placed as (
    select
        valued.*,
        known.tells_all,
        usage_month.usage_mrr,
        valued.month = :first_month and known.subscribed_on < :first_month as is_opening_balance,
        coalesce(least(known.paid_line_month, paid.paid_month) < valued.month, false)
            as has_paid_before
    from valued
    join known on known.account_id = valued.account_id
    left join paid on paid.account_id = valued.account_id
    left join usage_month
        on usage_month.account_id = valued.account_id and usage_month.month = valued.month
),
opened as (
    select
        account_id,
        month,
        if(is_opening_balance, closing_mrr, opening_mrr) as opening_mrr,
        if(is_opening_balance, closing_mrr, moved_mrr) as moved_mrr,
        closing_mrr,
        paused_mrr,
        resumed_mrr,
        usage_mrr,
        tells_all,
        has_paid_before,
        -- A customer whose lines are paused is there, if without MRR.
        opening_mrr > 0 or (was_paused and has_paid_before) as was_there,
        closing_mrr > 0 or is_paused as is_there,
        is_opening_balance,
        is_bridged
    from placed
    where opening_mrr <> 0 or closing_mrr <> 0
),
moved as (
    select
        *,
        if(was_there and is_there, greatest(moved_mrr - opening_mrr, 0), 0) as expansion_mrr,
        if(was_there and is_there, greatest(opening_mrr - moved_mrr, 0), 0) as contraction_mrr
    from opened
)
select
    account_id,
    month,
    cast(opening_mrr as decimal(18,2)) as opening_mrr,
    cast(
        if(opening_mrr = 0 and not was_there and not has_paid_before, moved_mrr, 0) as decimal(18,2)
    ) as new_mrr,
    cast(
        if(opening_mrr = 0 and not was_there and has_paid_before, moved_mrr, 0) as decimal(18,2)
    ) as reactivation_mrr,
    cast(expansion_mrr as decimal(18,2)) as expansion_mrr,
    cast(contraction_mrr as decimal(18,2)) as contraction_mrr,
    cast(if(is_there, 0, opening_mrr) as decimal(18,2)) as churn_mrr,
    cast(closing_mrr - moved_mrr as decimal(18,2)) as fx_mrr,
    cast(closing_mrr as decimal(18,2)) as closing_mrr,
    cast(if(tells_all, least(paused_mrr, contraction_mrr), null) as decimal(18,2)) as paused_mrr,
    cast(if(tells_all, least(resumed_mrr, expansion_mrr), null) as decimal(18,2)) as resumed_mrr,
    cast(if(tells_all, coalesce(usage_mrr, 0), null) as decimal(18,2)) as usage_mrr,
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
from moved
