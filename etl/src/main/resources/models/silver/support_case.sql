/*---
description: One support ticket of an account.
owner: support
key: [case_key]
write: whole
one_to_one: bronze.support_ticket
columns:
  case_key: connection and ticket id
  account_id: the account; unmatched:<id> where no account has the id of the ticket, of its company or of its organisation, test:<id> for a test account; else that of its requester's organisation or of the contact who opened it; null where none of them is known
  contact_key: who opened it, by id, address or name among the account's contacts; null where nobody tells
  opened_at: when it was opened
  closed_at: when it was closed or solved for good; null while open
  closed_told_by: ticket, history (its changes of status), metric (what the help desk measured) or last_change (it was solved at that time at the latest); null while open
  status: the name of its stage in lower case; new, open, pending, hold, solved, closed, deleted, or another word as the help desk has it
  priority: low, medium, high or urgent; another word as the help desk has it
  first_response_minutes: minutes to the first answer
  resolution_hours: hours to resolution
  satisfaction: answer of 1 to 5; null when nobody answered
  is_escalated: was escalated
  merged_into_key: the ticket it was merged into; null for one that stands on its own
  is_deleted: deleted by the help desk, or merged into another ticket
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
  - id: no_account
    severity: warn
    says: "{rows} tickets name neither an account nor an organisation nor a person who is known, and count for none"
    rows: >
      select case_key as sample from silver.support_case where account_id is null
  - id: merged
    severity: warn
    says: "{rows} tickets were merged into another one and count no more"
    rows: >
      select case_key || ' into ' || merged_into_key as sample
      from silver.support_case where merged_into_key is not null
  - id: solved_at_the_latest
    severity: warn
    says: "{rows} tickets are solved and nobody tells when; the day of their last change stands for it"
    rows: >
      select case_key as sample from silver.support_case where closed_told_by = 'last_change'
  - id: closed_before_opened
    severity: warn
    says: "{rows} tickets were closed before they were opened"
    rows: >
      select case_key as sample from silver.support_case where closed_at < opened_at
---*/
with said as (
    select
        source_instance,
        explode(regexp_extract_all(merged_ids, r'[^\[\]",;\s]+', 0)) as gone_id,
        ticket_id as kept_id
    from bronze.support_ticket
),
-- Merged away is who was taken over by one that is there; two that name each other both stay.
gone as (
    select said.source_instance, said.gone_id, max(said.kept_id) as merged_into_id
    from said
    left semi join bronze.support_ticket as kept
        on kept.source_instance = said.source_instance and kept.ticket_id = said.kept_id
    left anti join said as back
        on back.source_instance = said.source_instance
        and back.gone_id = said.kept_id
        and back.kept_id = said.gone_id
    group by said.source_instance, said.gone_id
),
opened as (
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
        ) as own_account_id
    from bronze.support_ticket
),
change as (
    select
        source_instance,
        ticket_id,
        changed_at,
        lower(value) in ('solved', 'closed') as is_done,
        max(if(lower(value) in ('solved', 'closed'), null, changed_at))
            over (partition by source_instance, ticket_id) as last_open_at
    from bronze.support_ticket_change
    where field = 'status'
),
-- Solved days before it is closed for good, and perhaps opened again in between: what counts is since when it has been
-- solved without a break.
solved as (
    select source_instance, ticket_id, min(changed_at) as solved_at
    from change
    where is_done and coalesce(changed_at >= last_open_at, true)
    group by source_instance, ticket_id
),
-- Who may have opened a ticket: whom it names by id or address, the help desk's requester by address, a name.
candidate as (
    select support.source_instance, support.ticket_id, contact.contact_key, contact.account_id,
        1 as strength
    from bronze.support_ticket as support
    join silver.contact as contact
        on contact.contact_key = support.source_instance || ':' || support.contact_id
    union all
    select support.source_instance, support.ticket_id, contact.contact_key, contact.account_id, 2
    from bronze.support_ticket as support
    join silver.contact as contact
        on contact.email = lower(trim(support.contact_id)) and not contact.is_deleted
    union all
    select support.source_instance, support.ticket_id, contact.contact_key, contact.account_id, 3
    from bronze.support_ticket as support
    join bronze.support_user as person
        on person.source_instance = support.source_instance
        and person.user_id = support.requester_id
    join silver.contact as contact
        on contact.email = lower(trim(person.email)) and not contact.is_deleted
    union all
    select support.source_instance, support.ticket_id, contact.contact_key, contact.account_id, 4
    from bronze.support_ticket as support
    join silver.contact as contact
        on lower(contact.full_name) = lower(trim(support.contact_id)) and not contact.is_deleted
),
opener as (
    select
        source_instance,
        ticket_id,
        account_id,
        min(struct(strength, contact_key)).contact_key as contact_key
    from candidate
    where account_id is not null
    group by source_instance, ticket_id, account_id
),
-- For whom somebody works, where all that is known of the person says the same; a name alone says too little.
employer as (
    select source_instance, ticket_id, max(account_id) as account_id
    from (
        select
            *,
            min(strength) over (partition by source_instance, ticket_id) as strongest
        from candidate
        where account_id is not null and strength < 4
    )
    where strength = strongest
    group by source_instance, ticket_id
    having count(distinct account_id) = 1
),
ticket as (
    select
        support.*,
        coalesce(
            named.account_id,
            'unmatched:' || support.own_account_id,
            linked.account_id,
            organization.account_id,
            'unmatched:' || support.organization_id,
            employer.account_id,
            'unmatched:' || person.organization_id
        ) as known_account_id,
        solved.solved_at,
        metric.solved_at as measured_at,
        metric.first_response_minutes as measured_minutes,
        coalesce(stage.label, support.status) as stage_label,
        coalesce(stage.is_closed, lower(support.status) in ('solved', 'closed')) as is_done,
        gone.merged_into_id
    from opened as support
    left join silver.account_xref as named
        on named.source_system = 'crm' and named.source_id = support.own_account_id
    left join silver.account_link as linked
        on linked.source_instance = support.source_instance
        and linked.kind = 'ticket'
        and linked.record_id = support.ticket_id
        and linked.is_chosen
    left join bronze.crm_stage as stage
        on stage.source_instance = support.source_instance
        and stage.kind = 'ticket'
        and stage.pipeline_id <=> support.pipeline
        and stage.stage_id = support.status
    left join bronze.support_user as person
        on person.source_instance = support.source_instance
        and person.user_id = support.requester_id
    left join silver.account_xref as organization
        on organization.source_system = 'support'
        and organization.source_instance = support.source_instance
        and organization.source_id = coalesce(support.organization_id, person.organization_id)
    left join employer
        on employer.source_instance = support.source_instance
        and employer.ticket_id = support.ticket_id
    left join solved
        on solved.source_instance = support.source_instance
        and solved.ticket_id = support.ticket_id
    left join bronze.support_ticket_metric as metric
        on metric.source_instance = support.source_instance
        and metric.ticket_id = support.ticket_id
    left join gone
        on gone.source_instance = support.source_instance and gone.gone_id = support.ticket_id
)
select
    ticket.source_instance || ':' || ticket.ticket_id as case_key,
    ticket.known_account_id as account_id,
    coalesce(opener.contact_key, ticket.source_instance || ':' || ticket.contact_id) as contact_key,
    ticket.opened_at,
    -- The last change of a solved ticket came with its solution or after it, and a closed one cannot be changed: a day
    -- too late at worst, where none at all would leave the ticket open for ever.
    coalesce(
        ticket.closed_at,
        if(ticket.is_done, coalesce(ticket.solved_at, ticket.measured_at, ticket.updated_at), null)
    ) as closed_at,
    case
        when ticket.closed_at is not null then 'ticket'
        when ticket.is_done and ticket.solved_at is not null then 'history'
        when ticket.is_done and ticket.measured_at is not null then 'metric'
        when ticket.is_done and ticket.updated_at is not null then 'last_change'
    end as closed_told_by,
    lower(ticket.stage_label) as status,
    lower(ticket.priority) as priority,
    coalesce(
        ticket.first_response_minutes,
        ticket.measured_minutes,
        timestampdiff(minute, ticket.opened_at, ticket.first_responded_at)
    ) as first_response_minutes,
    cast(ticket.resolution_hours as decimal(18,2)) as resolution_hours,
    ticket.satisfaction,
    ticket.is_escalated,
    ticket.source_instance || ':' || ticket.merged_into_id as merged_into_key,
    coalesce(ticket.is_deleted, false) or ticket.merged_into_id is not null as is_deleted
from ticket
left join opener
    on opener.source_instance = ticket.source_instance
    and opener.ticket_id = ticket.ticket_id
    and opener.account_id = ticket.known_account_id
