/*---
description: One amount given back to a customer; a credit note and the refund that pays it out are one amount. It never changes MRR.
owner: finance
key: [refund_key]
write: whole
columns:
  refund_key: connection, kind and id
  kind: credit_note, or refund where no credit note stands for it
  account_id: the account; unmatched:<customer id> where no account has the customer's id; null where nobody tells the customer
  invoice_key: the invoice it is about; null where nobody tells
  refund_id: the refund that pays a credit note out, or the refund itself; null for a credit that is not paid out
  amount: amount given back, positive
  currency: ISO 4217 code of amount
  status: issued for a credit note; succeeded or pending for a refund
  reason: reason given
  given_on: the day of it
checks:
  - id: refund_failed
    severity: warn
    says: "{rows} refunds failed or were canceled and gave nothing back"
    rows: >
      select refund_id as sample from bronze.billing_refund where status in ('failed', 'canceled')
---*/
with credit as (
    select *
    from bronze.billing_credit_note
    where coalesce(status, 'issued') <> 'void'
),
given as (
    select
        source_instance,
        'credit_note' as kind,
        credit_note_id as id,
        customer_id,
        invoice_id,
        refund_id,
        amount,
        currency,
        'issued' as status,
        reason,
        created_at
    from credit
    union all
    select
        refund.source_instance,
        'refund',
        refund.refund_id,
        refund.customer_id,
        refund.invoice_id,
        refund.refund_id,
        refund.amount,
        refund.currency,
        coalesce(refund.status, 'succeeded'),
        refund.reason,
        refund.created_at
    from bronze.billing_refund as refund
    left anti join credit
        on credit.source_instance = refund.source_instance and credit.refund_id = refund.refund_id
    where coalesce(refund.status, 'succeeded') not in ('failed', 'canceled')
)
select
    given.source_instance || ':' || given.kind || ':' || given.id as refund_key,
    given.kind,
    coalesce(xref.account_id, invoice.account_id, 'unmatched:' || given.customer_id) as account_id,
    given.source_instance || ':' || given.invoice_id as invoice_key,
    given.refund_id,
    cast(given.amount as decimal(18,4)) as amount,
    given.currency,
    given.status,
    given.reason,
    to_date(given.created_at) as given_on
from given
left join silver.invoice as invoice
    on invoice.invoice_key = given.source_instance || ':' || given.invoice_id
left join silver.account_xref as xref
    on xref.source_system = 'billing'
    and xref.source_instance = given.source_instance
    and xref.source_id = given.customer_id
