/*---
description: A record that was merged into another of its kind, and the one that is left.
owner: customer success
key: [source_instance, kind, source_id]
write: whole
columns:
  source_instance: the connection both come from
  kind: ticket
  source_id: the id of the record that was merged away; its row may be there still
  merged_into_id: the id of the one that is left, at the end of all merges
checks:
  - id: merged_in_a_circle
    severity: warn
    says: "{rows} tickets are merged into each other in a circle; each stays as it is"
    rows: >
      select support.ticket_id as sample
      from bronze.support_ticket as support
      left anti join silver.record_merge as gone
          on gone.source_instance = support.source_instance
          and gone.kind = 'ticket'
          and gone.source_id = support.ticket_id
      where exists (
          select 1 from bronze.support_ticket as other
          where other.source_instance = support.source_instance
              and other.ticket_id <> support.ticket_id
              and array_contains(
                  regexp_extract_all(other.merged_ids, r'[^\[\]",;\s]+', 0), support.ticket_id
              )
      )
---*/
with -- Whoever is left names those it took over, in a list that every vendor writes in its own way.
said as (
    select
        source_instance,
        'ticket' as kind,
        explode(regexp_extract_all(merged_ids, r'[^\[\]",;\s]+', 0)) as source_id,
        ticket_id as kept_id
    from bronze.support_ticket
),
merge as (
    select
        source_instance,
        kind,
        map_from_entries(collect_list(struct(source_id, kept_id))) as kept_of
    from (
        select source_instance, kind, source_id, max(kept_id) as kept_id
        from said
        where source_id <> kept_id
        group by source_instance, kind, source_id
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
select source_instance, kind, source_id, top.kept as merged_into_id
from climbed
where top.next is null
