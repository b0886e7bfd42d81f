/*---
description: One person at a customer, as the CRM knows them now.
owner: customer success
key: [contact_key]
write: whole
one_to_one: bronze.crm_contact
columns:
  contact_key: connection and contact id
  account_id: the account the person belongs to; unmatched:<id> where nobody knows it, test:<id> for a test account; null for a person of no account
  full_name: the person's name
  email: e-mail address in lower case
  title: job title
  department: department
  role: role towards us, in lower case and with underscores, as champion, sponsor, billing
  reports_to_key: the contact the person reports to
  is_report_recipient: is to be sent the value report
  has_opted_out: wants no mail
  left_on: day the person left the customer; null while there
  created_at: when the record was made
  is_deleted: deleted in the CRM
  deleted_on: the day it was deleted; null where it was not or nobody tells
checks:
  - id: soft_deleted
    severity: warn
    says: "{rows} contacts are deleted in the CRM; they are kept, and written to no more"
    rows: >
      select contact_key as sample from silver.contact where is_deleted
  - id: unmatched_account
    severity: warn
    says: "{rows} contacts belong to an account nobody knows"
    rows: >
      select contact_key as sample from silver.contact where account_id like 'unmatched:%'
---*/
select
    contact.source_instance || ':' || contact.contact_id as contact_key,
    coalesce(xref.account_id, 'unmatched:' || contact.account_id) as account_id,
    contact.full_name,
    lower(trim(contact.email)) as email,
    contact.title,
    contact.department,
    replace(lower(trim(contact.role)), ' ', '_') as role,
    contact.source_instance || ':' || contact.reports_to_id as reports_to_key,
    coalesce(contact.is_report_recipient, false) as is_report_recipient,
    coalesce(contact.has_opted_out, false) as has_opted_out,
    contact.left_on,
    contact.created_at,
    coalesce(contact.is_deleted, false) as is_deleted,
    if(contact.is_deleted, to_date(contact.changed_at), null) as deleted_on
from bronze.crm_contact as contact
left join silver.account_xref as xref
    on xref.source_system = 'crm' and xref.source_id = contact.account_id
