/*---
description: What an item of a subscription was, from one day to another, rebuilt from the lines of its invoices and those still pending.
owner: revenue
key: [line_key, valid_from]
write: whole
columns:
  line_key: connection and item id
  subscription_id: the biller's id of the subscription
  customer_id: the billing customer
  price_id: the price
  plan: plan or add-on it is sold as
  is_addon: bought beside a plan; its quantity is no seat
  quantity: units bought
  list_amount: amount of one interval before any discount, in the currency's major unit
  currency: ISO 4217 code of list_amount
  interval: day, week, month or year
  interval_count: intervals one amount pays for
  valid_from: first day it was so
  valid_to: first day it was not; null while it runs
  term_end: end of the last service period told
  is_paused: only voided invoices cover it, in a subscription that lives on
  trial_from: first day of the subscription's trial; null without one
  trial_to: first day after it
  subscribed_on: the day the subscription began
  source_instance: the connection it came from
checks:
  - id: no_price
    severity: warn
    says: "{rows} lines of invoices bill a subscription's item at a price nobody knows, or at one without an amount or interval, and say nothing about MRR"
    rows: >
      select line.invoice_id || ' ' || line.line_id as sample
      from bronze.billing_invoice_line as line
      left join bronze.billing_price as price
          on price.source_instance = line.source_instance and price.price_id = line.price_id
      where line.item_id is not null
          and (exists (select 1 from bronze.billing_price) or exists (select 1 from bronze.billing_contract))
          and (
              price.price_id is null
              or (
                  coalesce(price.usage_type, 'licensed') = 'licensed'
                  and coalesce(price.price_type, 'recurring') = 'recurring'
                  and (price.interval is null or (price.unit_amount is null and line.is_proration))
              )
          )
  - id: no_contract
    severity: warn
    says: "{rows} items belong to subscriptions billing does not tell; they count as far as they are invoiced"
    rows: >
      select distinct item.line_key as sample
      from silver.item_period as item
      left join bronze.billing_contract as contract
          on contract.source_instance = item.source_instance
          and contract.subscription_id = item.subscription_id
      where contract.subscription_id is null
---*/
with line as (
    select
        line.source_instance,
        line.item_id,
        coalesce(line.subscription_id, invoice.subscription_id) as subscription_id,
        invoice.customer_id,
        line.price_id,
        line.quantity,
        line.amount,
        line.period_starts_at as since,
        line.period_ends_at as until,
        cast(null as timestamp) as created_at,
        coalesce(line.is_proration, false) as is_proration,
        invoice.status = 'void' as is_void,
        invoice.status = 'paid' as is_paid
    from bronze.billing_invoice_line as line
    join bronze.billing_invoice as invoice
        on invoice.source_instance = line.source_instance and invoice.invoice_id = line.invoice_id
    -- A voided invoice that no cycle wrote was taken back; what was settled in it still happened.
    where
        line.item_id is not null
        and (
            invoice.status <> 'void'
            or line.is_proration
            or coalesce(invoice.billing_reason, 'subscription_cycle') = 'subscription_cycle'
        )
    union all
    select
        source_instance,
        item_id,
        subscription_id,
        customer_id,
        price_id,
        quantity,
        amount,
        period_starts_at,
        period_ends_at,
        null,
        coalesce(is_proration, false),
        false,
        false
    from bronze.billing_pending_item
    where invoice_id is null and item_id is not null and period_starts_at is not null
    union all
    -- What an item is now is all that is known of one that was never invoiced.
    select
        source_instance,
        item_id,
        subscription_id,
        null,
        price_id,
        quantity,
        null,
        null,
        null,
        created_at,
        false,
        false,
        false
    from bronze.billing_contract_item
),
-- What a line says, and of several that begin at once which one has the last word: a period paid
-- over one voided, a settlement over the period, its charge over its credit. A credit alone is an
-- item's removal.
told as (
    select
        line.source_instance,
        line.item_id,
        line.subscription_id,
        coalesce(contract.customer_id, line.customer_id) as customer_id,
        line.price_id,
        coalesce(product.plan, product.product_name, line.price_id) as plan,
        coalesce(product.is_addon, false) as is_addon,
        coalesce(line.quantity, 1) as quantity,
        cast(
            coalesce(
                price.unit_amount * cast(coalesce(line.quantity, 1) as decimal(10,0)),
                if(line.is_proration, null, line.amount)
            ) as decimal(24,10)
        ) as list_amount,
        price.currency,
        price.interval,
        coalesce(price.interval_count, 1) as interval_count,
        line.since,
        line.until,
        line.is_paid,
        case
            when line.since is null then 0
            when line.is_proration then if(line.amount < 0, 3, 4)
            else if(line.is_void, 1, 2)
        end as standing,
        to_date(coalesce(line.since, line.created_at, contract.started_at)) as valid_from,
        contract.subscription_id is not null as has_contract,
        contract.status,
        contract.started_at,
        contract.trial_starts_at,
        contract.trial_ends_at,
        contract.cancel_requested_at,
        coalesce(contract.ended_at, if(contract.status = 'canceled', contract.cancel_at, null))
            as ended_at
    from line
    join bronze.billing_price as price
        on price.source_instance = line.source_instance and price.price_id = line.price_id
    left join bronze.billing_product as product
        on product.source_instance = price.source_instance
        and product.product_id = price.product_id
    left join bronze.billing_contract as contract
        on contract.source_instance = line.source_instance
        and contract.subscription_id = line.subscription_id
    where
        coalesce(price.usage_type, 'licensed') = 'licensed'
        and coalesce(price.price_type, 'recurring') = 'recurring'
        and price.interval is not null
        and not (line.is_proration and line.amount = 0)
        and coalesce(contract.status, '') not in ('incomplete', 'incomplete_expired')
),
followed as (
    select
        *,
        lead(valid_from) over item as next_from,
        max(if(standing = 2, until, null)) over item as billed_until,
        last_value(
            if(standing in (1, 2), standing = 1 and coalesce(ended_at >= until, true), null), true
        ) over item as is_voided,
        max(if(is_paid, until, null)) over whole as paid_until
    from told
    where list_amount is not null or standing = 3
    window
        item as (partition by source_instance, item_id order by since, standing, until),
        whole as (partition by source_instance, item_id)
),
-- The last word of a day holds; what an item is now is heard only where no line was.
stated as (
    select
        *,
        struct(
            price_id,
            quantity,
            list_amount,
            standing = 3 as is_removed,
            coalesce(is_voided, false) and coalesce(billed_until <= since, true) as is_paused
        ) as state
    from followed
    where next_from is null or (since is not null and next_from > valid_from)
),
changed as (
    select *, not lag(state) over item <=> state as is_change
    from stated
    window item as (partition by source_instance, item_id order by since, standing, until)
),
counted as (
    select *, sum(if(is_change, 1, 0)) over item as states
    from changed
    window item as (partition by source_instance, item_id order by since, standing, until)
),
-- One row for as long as nothing changes, however many invoices it took.
period as (
    select
        source_instance,
        item_id,
        states,
        min(valid_from) as valid_from,
        to_date(max(until)) as term_end,
        any_value(state) as state,
        any_value(subscription_id) as subscription_id,
        any_value(customer_id) as customer_id,
        any_value(plan) as plan,
        any_value(is_addon) as is_addon,
        any_value(currency) as currency,
        any_value(interval) as interval,
        any_value(interval_count) as interval_count,
        any_value(has_contract) as has_contract,
        any_value(status) as status,
        any_value(started_at) as started_at,
        any_value(trial_starts_at) as trial_starts_at,
        any_value(trial_ends_at) as trial_ends_at,
        to_date(any_value(ended_at)) as ended_on,
        to_date(any_value(cancel_requested_at)) as notice_on,
        to_date(any_value(paid_until)) as paid_until
    from counted
    group by source_instance, item_id, states
),
ended as (
    select
        *,
        least(
            lead(valid_from) over (partition by source_instance, item_id order by valid_from),
            ended_on,
            -- Where churn is dated by the request, nothing counts from that day on.
            if(:churn_date = 'request', notice_on, null),
            -- Who stopped paying is served as far as paid.
            if(
                status = 'unpaid' or (status = 'past_due' and :past_due = 'ends'),
                coalesce(paid_until, valid_from),
                null
            ),
            if(has_contract, null, term_end)
        ) as valid_to
    from period
)
select
    source_instance || ':' || item_id as line_key,
    subscription_id,
    customer_id,
    state.price_id,
    plan,
    is_addon,
    state.quantity,
    state.list_amount,
    currency,
    interval,
    interval_count,
    valid_from,
    valid_to,
    term_end,
    state.is_paused,
    -- A subscription that never left its trial is one for ever.
    to_date(if(
        trial_ends_at is null and status not in ('trialing', 'paused'),
        null,
        coalesce(trial_starts_at, started_at)
    )) as trial_from,
    if(status in ('trialing', 'paused'), date '9999-12-31', to_date(trial_ends_at)) as trial_to,
    least(to_date(started_at), valid_from) as subscribed_on,
    source_instance
from ended
where not state.is_removed and (valid_to is null or valid_to > valid_from)
