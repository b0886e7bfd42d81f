/*---
description: An account that a contact, deal, activity or ticket belongs to, where the CRM keeps a table of that.
owner: customer success
key: [source_instance, kind, record_id, account_id]
write: whole
columns:
  source_instance: the connection it came from
  kind: contact, opportunity, activity or ticket
  record_id: the record's id in the CRM
  account_id: the account; unmatched:<id> where nobody knows it, test:<id> for a test account
  is_chosen: the one account the record counts for, its primary one or, where none is or several are, that of the lowest id
checks:
  - id: no_record
    severity: warn
    says: "{rows} links between a record and its account name a record that is not there; they count for nothing"
    rows: >
      select link.kind || ' ' || link.record_id as sample
      from silver.account_link as link
      left anti join (
          select source_instance, 'contact' as kind, contact_id as record_id from bronze.crm_contact
          union all
          select source_instance, 'opportunity', opportunity_id from bronze.crm_opportunity
          union all
          select source_instance, 'activity', activity_id from bronze.crm_activity
          union all
          select source_instance, 'ticket', ticket_id from bronze.support_ticket
      ) as record
          on record.source_instance = link.source_instance
          and record.kind = link.kind
          and record.record_id = link.record_id
---*/
with ranked as (
    select
        link.source_instance,
        link.kind,
        link.record_id,
        coalesce(xref.account_id, 'unmatched:' || link.account_id) as account_id,
        -- Numbers as numbers: 9 is lower than 10.
        row_number() over (
            partition by link.source_instance, link.kind, link.record_id
            order by
                coalesce(link.is_primary, false) desc,
                try_cast(link.account_id as decimal(38,0)),
                link.account_id
        ) as place
    from bronze.crm_link as link
    left join silver.account_xref as xref
        on xref.source_system = 'crm'
        and xref.source_instance = link.source_instance
        and xref.source_id = link.account_id
)
select source_instance, kind, record_id, account_id, min(place) = 1 as is_chosen
from ranked
group by source_instance, kind, record_id, account_id
