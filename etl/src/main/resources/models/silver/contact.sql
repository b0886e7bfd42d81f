/*---
description: One person at a customer, as the CRM knows them now.
owner: customer success
key: [contact_key]
write: whole
one_to_one: bronze.crm_contact
columns:
  contact_key: connection and contact id
  account_id: the account the person belongs to; unmatched:<id> where nobody knows it, test:<id> for a test account; null for a person of no account; of several the primary one, else the one of the lowest id
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
  merged_into_key: the contact it was merged into; null for one that stands on its own
  is_deleted: deleted in the CRM or merged into another contact
  deleted_on: the day it was deleted; null where it was not or nobody tells
checks:
  - id: soft_deleted
    severity: warn
    says: "{rows} contacts are deleted in the CRM; they are kept, and written to no more"
    rows: >
      select contact_key as sample
      from silver.contact where is_deleted and merged_into_key is null
  - id: merged
    severity: warn
    says: "{rows} contacts were merged into another one and count no more"
    rows: >
      select contact_key || ' into ' || merged_into_key as sample
      from silver.contact where merged_into_key is not null
  - id: merged_into_nobody
    severity: warn
    says: "{rows} contacts are said to be merged into one that is not there; they stay as they are"
    rows: >
      select merge.merged_id || ' into ' || merge.kept_id as sample
      from bronze.crm_merge as merge
      left semi join bronze.crm_contact as gone
          on gone.source_instance = merge.source_instance and gone.contact_id = merge.merged_id
      left anti join bronze.crm_contact as kept
          on kept.source_instance = merge.source_instance and kept.contact_id = merge.kept_id
      where merge.kind = 'contact'
  - id: unmatched_account
    severity: warn
    says: "{rows} contacts belong to an account nobody knows"
    rows: >
      select contact_key as sample from silver.contact where account_id like 'unmatched:%'
---*/
with said as (
    select
        source_instance,
        explode(regexp_extract_all(merged_ids, r'[^\[\]",;\s]+', 0)) as gone_id,
        contact_id as kept_id
    from bronze.crm_contact
    union all
    select source_instance, merged_id, kept_id from bronze.crm_merge where kind = 'contact'
),
-- Merged away is who was taken over by one that is there; two that name each other both stay.
gone as (
    select said.source_instance, said.gone_id, max(said.kept_id) as merged_into_id
    from said
    left semi join bronze.crm_contact as kept
        on kept.source_instance = said.source_instance and kept.contact_id = said.kept_id
    left anti join said as back
        on back.source_instance = said.source_instance
        and back.gone_id = said.kept_id
        and back.kept_id = said.gone_id
    group by said.source_instance, said.gone_id
),
contact as (
    select
        person.*,
        coalesce(
            person.account_id,
            -- A connector may take an id for a number and write 501.0.
            regexp_replace(person.primary_account_id, r'^(\d+)\.0+$', '$1'),
            array_min(
                transform(
                    regexp_extract_all(person.account_ids, r'[^\[\]",;\s]+', 0),
                    id -> struct(try_cast(id as decimal(38,0)) as number, id)
                )
            ).id
        ) as own_account_id
    from bronze.crm_contact as person
)
select
    contact.source_instance || ':' || contact.contact_id as contact_key,
    coalesce(xref.account_id, 'unmatched:' || contact.own_account_id, linked.account_id)
        as account_id,
    coalesce(
        contact.full_name,
        nullif(concat_ws(' ', contact.given_name, contact.family_name), '')
    ) as full_name,
    lower(trim(contact.email)) as email,
    contact.title,
    contact.department,
    replace(lower(trim(contact.role)), ' ', '_') as role,
    contact.source_instance || ':' || contact.reports_to_id as reports_to_key,
    coalesce(contact.is_report_recipient, false) as is_report_recipient,
    coalesce(contact.has_opted_out, false) as has_opted_out,
    contact.left_on,
    contact.created_at,
    contact.source_instance || ':' || gone.merged_into_id as merged_into_key,
    coalesce(contact.is_deleted, false) or gone.merged_into_id is not null as is_deleted,
    if(contact.is_deleted, to_date(contact.changed_at), null) as deleted_on
from contact
left join silver.account_xref as xref
    on xref.source_system = 'crm' and xref.source_id = contact.own_account_id
left join silver.account_link as linked
    on linked.source_instance = contact.source_instance
    and linked.kind = 'contact'
    and linked.record_id = contact.contact_id
    and linked.is_chosen
left join gone
    on gone.source_instance = contact.source_instance and gone.gone_id = contact.contact_id
