/*---
description: Native MRR of every subscription line at the end of every month it was paid for.
owner: revenue
key: [line_key, month]
write: months
columns:
  line_key: the subscription line
  month: first day of the month at whose end the line counts
  account_id: the account it belongs to
  billing_parent_id: the account whose invoices pay for it
  currency: ISO 4217 code of mrr
  mrr: native monthly recurring revenue at the month's end, above 0
  seats: seats bought, at the month's end
  is_bridged: carried over a gap of at most gap_days in which the customer came back
---*/
with month as (
    select explode(sequence(:from_month, :to_month, interval 1 month)) as month
),
paid as (
    select *
    from silver.subscription_line
    where mrr > 0 and (valid_to is null or valid_to > valid_from)
),
-- Month-end snapshot: started on or before the last day and not ended by it; ends are exclusive.
running as (
    select paid.*, month.month, false as is_bridged
    from paid
    join month
        on paid.valid_from <= last_day(month.month)
        and (paid.valid_to is null or paid.valid_to > last_day(month.month))
),
-- A customer without any paid line from one day to a later one was away in between.
covered as (
    select
        billing_parent_id,
        valid_from as back_on,
        max(coalesce(valid_to, date '9999-12-31')) over (
            partition by billing_parent_id
            order by valid_from, line_key
            rows between unbounded preceding and 1 preceding
        ) as away_on
    from paid
),
-- Back within gap_days: the month end in between keeps the last MRR before it.
gap as (
    select covered.billing_parent_id, covered.away_on, month.month
    from covered
    join month
        on covered.away_on <= last_day(month.month) and covered.back_on > last_day(month.month)
    where
        covered.back_on > covered.away_on
        and datediff(covered.back_on, covered.away_on) <= :gap_days
),
bridged as (
    select paid.*, gap.month, true as is_bridged
    from gap
    join paid
        on paid.billing_parent_id = gap.billing_parent_id
        and paid.valid_from < gap.away_on
        and paid.valid_to = gap.away_on
)
select line_key, month, account_id, billing_parent_id, currency, mrr, seats, is_bridged from running
union all
select line_key, month, account_id, billing_parent_id, currency, mrr, seats, is_bridged from bridged
