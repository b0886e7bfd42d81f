/*---
description: One line of an invoice that is monthly recurring revenue by itself, because it says for what time it pays and no source tells subscriptions or prices.
owner: revenue
key: [line_key]
write: whole
columns:
  line_key: connection, invoice id and line id
  invoice_key: connection and invoice id
  line_id: the biller's own id, unique within the invoice
  subscription_id: the contract it names; the invoice's id where it names none
  customer_id: the billing customer
  plan: what it bills; null where it does not say
  amount: before discount and tax, above 0
  discount: share that discounts took off the whole invoice, 0 to 1
  months: months of service it pays for, 1 at least
  currency: ISO 4217 code of amount
  service_from: first day of the service
  service_to: first day after it
  source_instance: the connection it came from
checks:
  - id: no_service
    severity: warn
    says: "{rows} invoices have no line that says for a month or longer what time it pays for, and no source tells subscriptions: they make no MRR. Bring invoice_lines with begin and end of service, or subscriptions"
    rows: >
      select
          invoice.invoice_id as sample,
          round(invoice.total * if(invoice.currency = :reporting_currency, 1, fx.rate), 2) as money
      from bronze.billing_invoice as invoice
      left join (
          select from_currency, max_by(rate, rate_date) as rate
          from bronze.fx_rate
          where to_currency = :reporting_currency and rate_type = 'spot' and rate_date <= last_day(:to_month)
          group by from_currency
      ) as fx on fx.from_currency = invoice.currency
      left anti join silver.service_line as made
          on made.invoice_key = invoice.source_instance || ':' || invoice.invoice_id
      where lower(invoice.status) not in ('draft', 'void')
          and not exists (select 1 from bronze.billing_subscription)
          and not exists (select 1 from bronze.billing_contract)
          and not exists (select 1 from bronze.billing_price)
  - id: ends_look_inclusive
    severity: warn
    says: "{rows} lines of invoices pay from the first day of a month to the last one of a month: an end is the first day after the service, and on its last day it is over. Give ends so"
    rows: >
      select line_key as sample
      from silver.service_line
      where day(service_from) = 1 and service_to = last_day(service_to)
---*/
select
    line.source_instance || ':' || line.invoice_id || ':' || line.line_id as line_key,
    line.source_instance || ':' || line.invoice_id as invoice_key,
    line.line_id,
    coalesce(line.subscription_id, invoice.subscription_id, line.invoice_id) as subscription_id,
    invoice.customer_id,
    coalesce(line.item_id, line.description) as plan,
    line.amount,
    cast(coalesce(try_divide(invoice.discount, invoice.subtotal), 0) as decimal(12,6)) as discount,
    cast(round(months_between(line.period_ends_at, line.period_starts_at)) as int) as months,
    line.currency,
    to_date(line.period_starts_at) as service_from,
    to_date(line.period_ends_at) as service_to,
    line.source_instance
from bronze.billing_invoice_line as line
join bronze.billing_invoice as invoice
    on invoice.source_instance = line.source_instance and invoice.invoice_id = line.invoice_id
where
    line.amount > 0
    and lower(invoice.status) not in ('draft', 'void')
    and not coalesce(line.is_proration, false)
    -- What pays for less than a month, as a day of training, does not recur.
    and round(months_between(line.period_ends_at, line.period_starts_at)) >= 1
    -- Where subscriptions or prices are told, those say what recurs, and twice would be too much.
    and not exists (select 1 from bronze.billing_subscription)
    and not exists (select 1 from bronze.billing_contract)
    and not exists (select 1 from bronze.billing_price)
