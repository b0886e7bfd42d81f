/*---
description: One subscription as the biller has it now, tied to the account that pays it, with the day its end was asked for.
owner: revenue
key: [contract_key]
write: whole
one_to_one: bronze.billing_contract
columns:
  contract_key: connection and subscription id
  account_id: the account; unmatched:<customer id> where no account has the customer's id
  billing_parent_id: the account that pays for its family
  customer_id: the billing customer
  status: trialing, active, past_due, unpaid, paused, canceled, incomplete or incomplete_expired
  started_on: day it began
  trial_ends_on: end of the trial; null without one
  notice_on: day its cancellation was asked for; null where it was not
  ended_on: day service ended; null while it runs
  cancel_reason: reason the customer gave
---*/
select
    contract.source_instance || ':' || contract.subscription_id as contract_key,
    coalesce(xref.account_id, 'unmatched:' || contract.customer_id) as account_id,
    coalesce(account.billing_parent_id, 'unmatched:' || contract.customer_id) as billing_parent_id,
    contract.customer_id,
    lower(contract.status) as status,
    to_date(contract.started_at) as started_on,
    to_date(contract.trial_ends_at) as trial_ends_on,
    to_date(contract.cancel_requested_at) as notice_on,
    to_date(coalesce(contract.ended_at, if(contract.status = 'canceled', contract.cancel_at, null)))
        as ended_on,
    contract.cancel_reason
from bronze.billing_contract as contract
left join silver.account_xref as xref
    on xref.source_system = 'billing'
    and xref.source_instance = contract.source_instance
    and xref.source_id = contract.customer_id
left join silver.account as account on account.account_id = xref.account_id
