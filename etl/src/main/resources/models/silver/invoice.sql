/*---
description: One invoice, tied to the account that pays it.
owner: finance
key: [invoice_key]
write: whole
one_to_one: bronze.billing_invoice
columns:
  invoice_key: connection and invoice id
  account_id: the account it was sent to; unmatched:<customer id> where no account has the customer's id
  billing_parent_id: the account that pays for its family
  customer_id: the billing customer
  subscription_id: the subscription it bills; null for one beside subscriptions
  number: number printed on it
  status: draft, open, paid, uncollectible or void
  currency: ISO 4217 code of all amounts
  subtotal: before discount and tax
  discount: taken off by coupons
  tax: tax
  total: to pay
  amount_paid: paid
  issued_on: day it was written
  due_on: day it is due
  paid_on: day it was paid; null while it is not
  voided_on: day it was voided
---*/
select
    invoice.source_instance || ':' || invoice.invoice_id as invoice_key,
    coalesce(xref.account_id, 'unmatched:' || invoice.customer_id) as account_id,
    coalesce(account.billing_parent_id, 'unmatched:' || invoice.customer_id) as billing_parent_id,
    invoice.customer_id,
    invoice.subscription_id,
    invoice.number,
    lower(invoice.status) as status,
    invoice.currency,
    cast(invoice.subtotal as decimal(18,4)) as subtotal,
    cast(invoice.discount as decimal(18,4)) as discount,
    cast(invoice.tax as decimal(18,4)) as tax,
    cast(invoice.total as decimal(18,4)) as total,
    cast(invoice.amount_paid as decimal(18,4)) as amount_paid,
    to_date(invoice.created_at) as issued_on,
    to_date(invoice.due_at) as due_on,
    to_date(invoice.paid_at) as paid_on,
    to_date(invoice.voided_at) as voided_on
from bronze.billing_invoice as invoice
left join silver.account_xref as xref
    on xref.source_system = 'billing'
    and xref.source_instance = invoice.source_instance
    and xref.source_id = invoice.customer_id
left join silver.account as account on account.account_id = xref.account_id
