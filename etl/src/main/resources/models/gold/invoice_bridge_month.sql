/*---
description: How what a billing parent was invoiced in a month becomes its MRR, step by step; no row where billing tells no invoices.
owner: finance
key: [account_id, month]
write: months
columns:
  account_id: billing parent; unmatched:<customer id> where no account has the customer's id
  month: first day of the month
  invoiced: totals of the invoices written in the month, tax included, less its credit notes; drafts and voided ones are none
  credits: credit notes of the month, which take nothing off MRR
  tax: taken off, as it is no revenue
  one_time: taken off, what is charged once
  usage: taken off, what is metered
  proration: what changes in the middle of a paid period billed, taken off, and what they changed MRR by
  discounts: what invoices took off that does not recur, or began or ended since
  prepaid: taken off, what the month's invoices bill beyond one month of service
  timing: a month of what runs and was invoiced in another month, less a month of what was invoiced and does not run at its end
  unexplained: the rest; above 0 MRR that no invoice explains, below 0 what was invoiced for service and is not in MRR; the cents of rounding are in it
  mrr: closing MRR of gold.revenue_month; the sum of all before it
  currency: ISO 4217 code of all amounts, the reporting currency, at the month-end rate
checks:
  - id: unexplained
    severity: warn
    says: "{rows} account months have MRR that no invoice explains, by more than a hundredth of it"
    rows: >
      select account_id || ' ' || date_format(month, 'yyyy-MM') as sample, unexplained as money
      from gold.invoice_bridge_month
      where unexplained > greatest(abs(mrr) / 100, 1)
  - id: not_in_mrr
    severity: warn
    says: "{rows} account months have invoices for service that is not in their MRR, by more than a hundredth of it"
    rows: >
      select account_id || ' ' || date_format(month, 'yyyy-MM') as sample, -unexplained as money
      from gold.invoice_bridge_month
      where -unexplained > greatest(abs(mrr) / 100, 1)
  - id: no_rate
    severity: warn
    says: "{rows} invoices and credit notes are in a currency without an exchange rate at their month's end and are in no row here: load fx_rate"
    rows: >
      select currency || ' ' || cast(sum(amount) as decimal(18,2)) as sample, count(*) as rows
      from (
          select invoice.currency, invoice.total as amount, cast(trunc(invoice.issued_on, 'MM') as date) as month
          from silver.invoice as invoice
          where invoice.status not in ('draft', 'void')
          union all
          select given.currency, -given.amount, cast(trunc(given.given_on, 'MM') as date)
          from silver.refund_credit as given
          where given.kind = 'credit_note'
      ) as told
      left anti join silver.rate_month as rate
          on rate.currency = told.currency and rate.month = told.month and rate.rate is not null
      where told.month >= :first_month and told.month <= :to_month
      group by currency
---*/
with month as (
    select explode(sequence(:from_month, :to_month, interval 1 month)) as month
),
invoice as (
    select *, cast(trunc(issued_on, 'MM') as date) as month
    from silver.invoice
    where status not in ('draft', 'void')
),
line as (
    select line.*, invoice.month, line.charge_kind = 'recurring' and not line.is_proration as is_full
    from silver.invoice_line as line
    join invoice on invoice.invoice_key = line.invoice_key
),
-- A month of every item, as the invoice that covers the month's end has it, and as it is by then.
covered as (
    select
        line.billing_parent_id,
        line.line_key,
        month.month,
        line.currency,
        min(line.service_from) as since,
        sum(line.net_amount / line.service_months) as invoiced,
        sum(line.amount / line.service_months) as listed
    from line
    join month
        on line.service_from <= last_day(month.month) and line.service_to > last_day(month.month)
    where line.is_full
    group by line.billing_parent_id, line.line_key, month.month, line.currency
),
changed as (
    select line_key, service_from
    from silver.invoice_line
    where is_proration and not is_void
    union
    select line_key, valid_from
    from silver.item_period
    where valid_from > subscribed_on
    union
    select line_key, valid_to
    from silver.subscription_line
    where valid_to is not null
),
item as (
    select
        coalesce(run.billing_parent_id, covered.billing_parent_id) as account_id,
        coalesce(run.line_key, covered.line_key) as line_key,
        coalesce(run.month, covered.month) as month,
        coalesce(run.currency, covered.currency) as currency,
        covered.since,
        coalesce(covered.invoiced, 0) as invoiced,
        coalesce(covered.listed * (1 - coalesce(state.discount, 0)), 0) as listed,
        coalesce(run.mrr, 0) as mrr,
        coalesce(run.is_bridged, false) as is_bridged
    from covered
    full join (select * from silver.mrr_month where month between :from_month and :to_month) as run
        on run.line_key = covered.line_key and run.month = covered.month
    left join silver.subscription_line as state
        on state.line_key = coalesce(run.line_key, covered.line_key)
        and state.valid_from <= last_day(coalesce(run.month, covered.month))
        and coalesce(state.valid_to, date '9999-12-31') > last_day(coalesce(run.month, covered.month))
),
moved as (
    select distinct item.line_key, item.month
    from item
    join changed
        on changed.line_key = item.line_key
        and changed.service_from > coalesce(item.since, date '1900-01-01')
        and changed.service_from <= last_day(item.month)
),
judged as (
    select item.*, item.mrr - item.listed as off, moved.line_key is not null as is_changed
    from item
    left join moved on moved.line_key = item.line_key and moved.month = item.month
),
step as (
    select
        billing_parent_id as account_id,
        month,
        currency,
        total as invoiced,
        0 as credits,
        -coalesce(tax, 0) as tax,
        0 as one_time,
        0 as usage,
        0 as proration,
        0 as discounts,
        0 as prepaid,
        0 as timing
    from invoice
    union all
    select
        coalesce(invoice.billing_parent_id, account.billing_parent_id, given.account_id),
        cast(trunc(given.given_on, 'MM') as date),
        given.currency,
        -given.amount, given.amount, 0, 0, 0, 0, 0, 0, 0
    from silver.refund_credit as given
    left join silver.invoice as invoice on invoice.invoice_key = given.invoice_key
    left join silver.account as account on account.account_id = given.account_id
    where given.kind = 'credit_note'
    union all
    select
        billing_parent_id,
        month,
        currency,
        0, 0, 0,
        if(charge_kind = 'one_time' and not is_proration, -net_amount, 0),
        if(charge_kind = 'usage' and not is_proration, -net_amount, 0),
        if(is_proration, -net_amount, 0),
        0,
        if(is_full, net_amount / service_months - net_amount, 0),
        if(is_full, -net_amount / service_months, 0)
    from line
    union all
    select
        account_id,
        month,
        currency,
        0, 0, 0, 0, 0,
        if(is_changed and not is_bridged, off, 0),
        listed - invoiced,
        0,
        invoiced + if(is_bridged, off, 0)
    from judged
),
told as (
    select
        step.account_id,
        step.month,
        sum(round(step.invoiced * rate.rate, 2)) as invoiced,
        sum(round(step.credits * rate.rate, 2)) as credits,
        sum(round(step.tax * rate.rate, 2)) as tax,
        sum(round(step.one_time * rate.rate, 2)) as one_time,
        sum(round(step.usage * rate.rate, 2)) as usage,
        sum(round(step.proration * rate.rate, 2)) as proration,
        sum(round(step.discounts * rate.rate, 2)) as discounts,
        sum(round(step.prepaid * rate.rate, 2)) as prepaid,
        sum(round(step.timing * rate.rate, 2)) as timing
    from step
    join silver.rate_month as rate on rate.currency = step.currency and rate.month = step.month
    where step.month between :from_month and :to_month and step.account_id is not null
    group by step.account_id, step.month
)
select
    told.account_id,
    told.month,
    cast(told.invoiced as decimal(18,2)) as invoiced,
    cast(told.credits as decimal(18,2)) as credits,
    cast(told.tax as decimal(18,2)) as tax,
    cast(told.one_time as decimal(18,2)) as one_time,
    cast(told.usage as decimal(18,2)) as usage,
    cast(told.proration as decimal(18,2)) as proration,
    cast(told.discounts as decimal(18,2)) as discounts,
    cast(told.prepaid as decimal(18,2)) as prepaid,
    cast(told.timing as decimal(18,2)) as timing,
    cast(
        coalesce(revenue.closing_mrr, 0) - told.invoiced - told.credits - told.tax - told.one_time
        - told.usage - told.proration - told.discounts - told.prepaid - told.timing
        as decimal(18,2)
    ) as unexplained,
    cast(coalesce(revenue.closing_mrr, 0) as decimal(18,2)) as mrr,
    :reporting_currency as currency
from told
left join gold.revenue_month as revenue
    on revenue.account_id = told.account_id and revenue.month = told.month
where exists(select 1 from silver.invoice)
