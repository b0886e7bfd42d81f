/*---
description: One support ticket of an account.
owner: support
key: [case_key]
write: whole
one_to_one: bronze.support_ticket
columns:
  case_key: connection and ticket id
  account_id: the account; unmatched:<id> where no account has the ticket's id, test:<id> for a test account
  contact_key: who opened it; null where nobody tells
  opened_at: when it was opened
  closed_at: when it was closed; null while open
  status: status as the help desk names it, in lower case
  priority: low, medium, high, urgent or as the help desk names it
  first_response_minutes: minutes to the first answer
  resolution_hours: hours to resolution
  satisfaction: answer of 1 to 5; null when nobody answered
  is_escalated: was escalated
  is_deleted: deleted by the help desk
checks:
  - id: before_sign_up
    severity: warn
    says: "{rows} tickets were opened before their account signed up; they are kept at the account"
    rows: >
      select support.case_key as sample
      from silver.support_case as support
      join silver.account as account on account.account_id = support.account_id
      where to_date(support.opened_at) < account.created_on
  - id: unmatched_account
    severity: warn
    says: "{rows} tickets name an account nobody knows"
    rows: >
      select case_key as sample from silver.support_case where account_id like 'unmatched:%'
  - id: closed_before_opened
    severity: warn
    says: "{rows} tickets were closed before they were opened"
    rows: >
      select case_key as sample from silver.support_case where closed_at < opened_at
---*/
select
    ticket.source_instance || ':' || ticket.ticket_id as case_key,
    coalesce(xref.account_id, 'unmatched:' || ticket.account_id) as account_id,
    ticket.source_instance || ':' || ticket.contact_id as contact_key,
    ticket.opened_at,
    ticket.closed_at,
    lower(ticket.status) as status,
    lower(ticket.priority) as priority,
    ticket.first_response_minutes,
    cast(ticket.resolution_hours as decimal(18,2)) as resolution_hours,
    ticket.satisfaction,
    ticket.is_escalated,
    coalesce(ticket.is_deleted, false) as is_deleted
from bronze.support_ticket as ticket
left join silver.account_xref as xref
    on xref.source_system = 'crm' and xref.source_id = ticket.account_id
