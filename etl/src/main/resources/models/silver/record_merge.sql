/*---
description: A record that is said to be merged into another of its kind, and the one that is left.
owner: customer success
key: [source_instance, kind, source_id]
write: whole
columns:
  source_instance: the connection both come from
  kind: account, contact, opportunity or ticket
  source_id: the id of the record that was merged away; its row may be there still
  merged_into_id: the id of the one that is left, at the end of all merges; null where there is none, and the record stays as it is
  is_in_a_circle: it is merged, perhaps over others, into itself
checks:
  - id: merged_in_a_circle
    severity: warn
    says: "{rows} records are merged into each other in a circle; each stays as it is"
    rows: >
      select kind || ' ' || source_id as sample
      from silver.record_merge
      where is_in_a_circle and kind <> 'account'
  - id: merged_into_nobody
    severity: warn
    says: "{rows} records are said to be merged into one that is not there; they stay as they are"
    rows: >
      select kind || ' ' || source_id as sample
      from silver.record_merge
      where merged_into_id is null and not is_in_a_circle and kind <> 'account'
---*/
with record as (
    select
        source_instance,
        'account' as kind,
        account_id as record_id,
        merged_into_id,
        merged_ids
    from bronze.crm_account
    union all
    select source_instance, 'contact', contact_id, null, merged_ids from bronze.crm_contact
    union all
    select source_instance, 'opportunity', opportunity_id, null, merged_ids
    from bronze.crm_opportunity
    union all
    select source_instance, 'ticket', ticket_id, null, merged_ids from bronze.support_ticket
),
-- Some name the survivor, some those they took over, in a list every vendor writes its own way, some keep a table of it.
said as (
    select source_instance, kind, record_id as source_id, merged_into_id as kept_id
    from record
    where merged_into_id is not null
    union all
    select
        source_instance,
        kind,
        explode(regexp_extract_all(merged_ids, r'[^\[\]",;\s]+', 0)),
        record_id
    from record
    union all
    select source_instance, kind, merged_id, kept_id from bronze.crm_merge
),
merge as (
    select
        source_instance,
        kind,
        map_from_entries(collect_list(struct(source_id, kept_id))) as kept_of
    from (
        select said.source_instance, said.kind, said.source_id,
            -- Whoever is there before whoever is not.
            max_by(said.kept_id, struct(kept.record_id is not null, said.kept_id)) as kept_id
        from said
        left join record as kept
            on kept.source_instance = said.source_instance
            and kept.kind = said.kind
            and kept.record_id = said.kept_id
        where said.source_id <> said.kept_id
        group by said.source_instance, said.kind, said.source_id
    )
    group by source_instance, kind
),
-- Whoever is left may have been merged away later.
climbed as (
    select
        merge.source_instance,
        merge.kind,
        one.source_id,
        aggregate(
            sequence(1, 20),
            struct(one.kept_id as kept, try_element_at(merge.kept_of, one.kept_id) as next),
            (at, step) -> if(
                at.next is null,
                at,
                struct(at.next as kept, try_element_at(merge.kept_of, at.next) as next)
            )
        ) as top
    from merge
    lateral view explode(merge.kept_of) one as source_id, kept_id
)
select
    climbed.source_instance,
    climbed.kind,
    climbed.source_id,
    if(climbed.top.next is null, left_over.record_id, null) as merged_into_id,
    climbed.top.next is not null as is_in_a_circle
from climbed
left join (select distinct source_instance, kind, record_id from record) as left_over
    on left_over.source_instance = climbed.source_instance
    and left_over.kind = climbed.kind
    and left_over.record_id = climbed.top.kept
