/*---
description: Native MRR of every subscription line at the end of every month it was paid for or paused.
owner: revenue
key: [line_key, month]
write: months
columns:
  line_key: the subscription line
  month: first day of the month at whose end the line counts
  account_id: the account it belongs to
  billing_parent_id: the account whose invoices pay for it
  currency: ISO 4217 code of mrr
  mrr: native monthly recurring revenue at the month's end; 0 only while paused
  seats: seats bought, at the month's end; null for an add-on, and where billing tells none
  is_paused: runs, and is paused at the month's end
  is_bridged: carried over a gap of at most gap_days in which the customer came back
  renews_on: end of the term that runs at the month's end; null where no source tells
---*/
with month as (
    select explode(sequence(:from_month, :to_month, interval 1 month)) as month
),
-- A paused line has no MRR, and its customer is not gone, unless a pause is chosen to be churn.
kept as (
    select *
    from silver.subscription_line
    where
        (state = 'active' or (state = 'paused' and :pauses = 'contraction'))
        and (valid_to is null or valid_to > valid_from)
),
-- Month-end snapshot: started on or before the last day and not ended by it; ends are exclusive.
running as (
    select kept.*, month.month, false as is_bridged
    from kept
    join month
        on kept.valid_from <= last_day(month.month)
        and (kept.valid_to is null or kept.valid_to > last_day(month.month))
),
-- A customer without any kept line from one day to a later one was away in between.
covered as (
    select
        billing_parent_id,
        valid_from as back_on,
        max(coalesce(valid_to, date '9999-12-31')) over (
            partition by billing_parent_id
            order by valid_from, line_key
            rows between unbounded preceding and 1 preceding
        ) as away_on
    from kept
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
counted as (
    select * from running
    union all
    select kept.*, gap.month, true
    from gap
    join kept
        on kept.billing_parent_id = gap.billing_parent_id
        and kept.valid_from < gap.away_on
        and kept.valid_to = gap.away_on
)
select
    line_key,
    month,
    account_id,
    billing_parent_id,
    currency,
    mrr,
    seats,
    state = 'paused' as is_paused,
    is_bridged,
    -- Terms follow each other: from the last one told, back or on to the first that ends later.
    add_months(
        term_end,
        cast(
            (1 - ceil(months_between(term_end, last_day(month)) / term_months)) * term_months as int
        )
    ) as renews_on
from counted
