/*---
description: One call, e-mail, meeting or task with a customer; a group's meeting once, however many came.
owner: customer success
key: [activity_key]
write: whole
columns:
  activity_key: connection and activity id
  account_id: the account it was with; unmatched:<id> where nobody knows it, test:<id> for a test account; null for one with no account; of several the primary one, else the one of the lowest id, and all of them in activity_account
  contact_key: the person it was with; null where nobody tells
  owner: name of who of us took part; as the CRM writes it where its users do not tell
  kind: call, email, meeting, qbr (a meeting that reviews the business), task, note or other
  direction: inbound, outbound or internal; null where nobody tells
  occurred_at: when it happened or is to happen
  created_at: when it was entered
  duration_minutes: how long it took
  subject: subject
  outcome: completed, no_show, canceled, scheduled or unknown; a meeting in the past that says nothing else is completed
  is_deleted: deleted in the CRM
checks:
  - id: copy
    severity: warn
    says: "{rows} meetings are copies of a group's meeting, one per guest, and are left out"
    rows: >
      select source_instance || ':' || activity_id as sample from bronze.crm_activity where is_copy
  - id: soft_deleted
    severity: warn
    says: "{rows} activities are deleted in the CRM"
    rows: >
      select activity_key as sample from silver.activity where is_deleted
  - id: unmatched_account
    severity: warn
    says: "{rows} activities are with an account nobody knows"
    rows: >
      select activity_key as sample from silver.activity where account_id like 'unmatched:%'
---*/
with named as (
    select
        *,
        coalesce(
            account_id,
            array_min(
                transform(
                    regexp_extract_all(account_ids, r'[^\[\]",;\s]+', 0),
                    id -> struct(try_cast(id as decimal(38,0)) as number, id)
                )
            ).id
        ) as own_account_id,
        case
            when lower(kind) like '%call%' then 'call'
            when lower(kind) like '%mail%' then 'email'
            when lower(kind) rlike 'meet|event|demo|visit|qbr'
                then if(lower(subject) rlike '\\bqbr\\b|business review', 'qbr', 'meeting')
            when lower(kind) like '%task%' then 'task'
            when lower(kind) = 'note' then 'note'
            else 'other'
        end as sort,
        lower(status) as state,
        -- A mail is told by where it came from.
        case
            when lower(direction) = 'incoming_email' then 'inbound'
            when lower(direction) in ('email', 'forwarded_email') then 'outbound'
            else lower(direction)
        end as way
    from bronze.crm_activity
    where not coalesce(is_copy, false)
)
select
    named.source_instance || ':' || named.activity_id as activity_key,
    coalesce(xref.account_id, 'unmatched:' || named.own_account_id, linked.account_id) as account_id,
    named.source_instance || ':' || named.contact_id as contact_key,
    coalesce(person.user_name, named.owner) as owner,
    named.sort as kind,
    named.way as direction,
    named.occurred_at,
    named.created_at,
    named.duration_minutes,
    named.subject,
    case
        when named.is_no_show or named.state rlike 'no.?show' then 'no_show'
        when named.state rlike 'cancel|defer|reschedul' then 'canceled'
        -- A mail that came back and a call nobody took reached no one.
        when named.state rlike 'bounc|fail|busy|no.?answer' then 'canceled'
        when named.state rlike 'complet|held|done|closed|sent' then 'completed'
        when named.state is not null then 'scheduled'
        when named.sort not in ('meeting', 'qbr') or named.occurred_at is null then 'unknown'
        when to_date(named.occurred_at) <= last_day(:to_month) then 'completed'
        else 'scheduled'
    end as outcome,
    coalesce(named.is_deleted, false) as is_deleted
from named
left join silver.account_xref as xref
    on xref.source_system = 'crm' and xref.source_id = named.own_account_id
left join silver.account_link as linked
    on linked.source_instance = named.source_instance
    and linked.kind = 'activity'
    and linked.record_id = named.activity_id
    and linked.is_chosen
left join silver.internal_user as person
    on person.source_instance = named.source_instance and person.user_id = named.owner
