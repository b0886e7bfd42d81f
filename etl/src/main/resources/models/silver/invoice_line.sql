/*---
description: One line of an invoice.
owner: finance
key: [invoice_key, line_id]
write: whole
one_to_one: bronze.billing_invoice_line
columns:
  invoice_key: connection and invoice id
  line_id: the biller's own id, unique within the invoice
  account_id: the account it was sent to; unmatched:<customer id> where no account has the customer's id; null where the invoice is not there
  billing_parent_id: the account that pays for its family
  line_key: the subscription line it bills; null for none
  price_id: the price
  charge_kind: recurring, usage (metered) or one_time; without subscriptions and prices recurring is what stands in silver.service_line
  quantity: units
  amount: signed amount before discount and tax
  net_amount: amount less its part of what coupons took off the invoice
  service_months: months the amount pays for, by its price, else by its service; a week is 12/52 of one, a day 12/365; null without either
  currency: ISO 4217 code of amount
  service_from: first day of the service it pays for
  service_to: first day after it
  is_proration: settles a change in the middle of a period
  is_void: its invoice was voided
checks:
  - id: no_invoice
    severity: warn
    says: "{rows} lines belong to an invoice that is not there"
    rows: >
      select invoice_key || ' ' || line_id as sample
      from silver.invoice_line
      where account_id is null
---*/
-- Where nobody tells subscriptions or prices, an item's id alone does not make a line recur.
with telling as (
    select count(*) = 0 as nothing
    from (
        select 1 from bronze.billing_subscription
        union all
        select 1 from bronze.billing_contract
        union all
        select 1 from bronze.billing_price
    )
)
select
    line.source_instance || ':' || line.invoice_id as invoice_key,
    line.line_id,
    invoice.account_id,
    invoice.billing_parent_id,
    coalesce(service.line_key, line.source_instance || ':' || line.item_id) as line_key,
    line.price_id,
    case
        when service.line_key is not null then 'recurring'
        when price.price_type = 'one_time' or line.item_id is null or telling.nothing then 'one_time'
        when price.usage_type = 'metered' then 'usage'
        else 'recurring'
    end as charge_kind,
    line.quantity,
    cast(line.amount as decimal(18,4)) as amount,
    cast(
        line.amount * (1 - coalesce(try_divide(invoice.discount, invoice.subtotal), 0))
        as decimal(18,4)
    ) as net_amount,
    cast(
        coalesce(
            case price.interval
                when 'day' then 12 / 365
                when 'week' then 12 / 52
                when 'month' then 1
                when 'year' then 12
            end * coalesce(price.interval_count, 1),
            nullif(round(months_between(line.period_ends_at, line.period_starts_at)), 0)
        ) as decimal(18,8)
    ) as service_months,
    line.currency,
    to_date(line.period_starts_at) as service_from,
    to_date(line.period_ends_at) as service_to,
    coalesce(line.is_proration, false) as is_proration,
    coalesce(invoice.status = 'void', false) as is_void
from bronze.billing_invoice_line as line
left join silver.invoice as invoice
    on invoice.invoice_key = line.source_instance || ':' || line.invoice_id
left join silver.service_line as service
    on service.invoice_key = line.source_instance || ':' || line.invoice_id
    and service.line_id = line.line_id
cross join telling
left join bronze.billing_price as price
    on price.source_instance = line.source_instance and price.price_id = line.price_id
