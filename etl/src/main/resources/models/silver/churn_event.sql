/*---
description: One entry of the CRM's churn log. It is reported beside revenue and never decides it.
owner: customer success
key: [event_key]
write: whole
one_to_one: bronze.crm_churn_event
columns:
  event_key: connection and entry id
  account_id: the account; unmatched:<id> where nobody knows it
  churned_on: the date given
  month: first day of that date's month
  reason: reason code as the log names it; null where none is given
  refund_amount: refund in its own currency
  currency: ISO 4217 code of the refund
  is_reactivation: the account is said to have come back
checks:
  - id: unmatched_account
    severity: warn
    says: "{rows} churn entries name an account nobody knows"
    rows: >
      select event_key as sample from silver.churn_event where account_id like 'unmatched:%'
---*/
select
    event.source_instance || ':' || event.churn_event_id as event_key,
    coalesce(xref.account_id, 'unmatched:' || event.account_id) as account_id,
    event.churned_on,
    cast(trunc(event.churned_on, 'MM') as date) as month,
    event.reason,
    cast(event.refund_amount as decimal(18,2)) as refund_amount,
    event.currency,
    event.is_reactivation
from bronze.crm_churn_event as event
left join silver.account_xref as xref
    on xref.source_system = 'crm' and xref.source_id = event.account_id
