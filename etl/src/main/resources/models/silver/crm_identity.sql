/*---
description: Which account an id of the CRM stands for, also one that is exported no more or written in short.
owner: customer success
key: [source_instance, source_id]
write: whole
columns:
  source_instance: the connection the id comes from
  source_id: the id as it is written there; 18 letters also as the first 15
  account_id: the account it stands for; a merged-away one's survivor; test:<id> for an account for trying things out
  match_rule: explicit_id, short_id or merged
checks:
  - id: id_in_two_connections
    severity: refuse
    says: "{rows} account ids stand in several CRMs, and nobody can tell whose rows are whose: make the ids of one differ"
    rows: >
      select source_id || ' in ' || concat_ws(', ', sort_array(collect_set(source_instance))) as sample
      from silver.crm_identity
      group by source_id
      having count(distinct source_instance) > 1
---*/
with crm as (
    select
        source_instance,
        account_id,
        merged_into_id,
        merged_ids,
        coalesce(is_test, false) as is_test
    from bronze.crm_account
),
-- Some CRMs have the survivor on whoever is gone, some a list of the gone on the survivor, which they export alone.
said as (
    select source_instance, account_id as gone_id, merged_into_id as kept_id from crm
    union all
    select source_instance, explode(regexp_extract_all(merged_ids, r'[^\[\]",;\s]+', 0)), account_id
    from crm
),
merge as (
    select
        source_instance,
        map_from_entries(collect_list(struct(gone_id, kept_id))) as winner_of
    from (
        select said.source_instance, said.gone_id, max(said.kept_id) as kept_id
        from said
        left semi join crm
            on crm.source_instance = said.source_instance and crm.account_id = said.kept_id
        where said.kept_id <> said.gone_id
        group by said.source_instance, said.gone_id
    )
    group by source_instance
),
known as (
    select source_instance, account_id, is_test from crm
    union
    select said.source_instance, said.gone_id, false
    from said
    left anti join crm
        on crm.source_instance = said.source_instance and crm.account_id = said.gone_id
),
-- A winner may have been merged away later; in a circle nobody wins and each stays as it is.
climbed as (
    select
        known.*,
        aggregate(
            sequence(1, 20),
            struct(
                known.account_id as winner,
                try_element_at(merge.winner_of, known.account_id) as next
            ),
            (at, step) -> if(
                at.next is null,
                at,
                struct(at.next as winner, try_element_at(merge.winner_of, at.next) as next)
            )
        ) as top
    from known
    left join merge on merge.source_instance = known.source_instance
),
survivor as (
    select
        source_instance,
        account_id as source_id,
        case
            when is_test then 'test:' || account_id
            when top.next is null then top.winner
            else account_id
        end as account_id,
        not is_test and top.next is null and top.winner <> account_id as is_merged
    from climbed
),
-- Some systems keep the first 15 of the CRM's 18 letters; the last three only repeat their case.
crm_id as (
    select
        source_instance,
        explode(if(length(source_id) = 18, array(source_id, left(source_id, 15)), array(source_id)))
            as source_id,
        length(source_id) as full_length,
        account_id,
        is_merged
    from survivor
)
select
    source_instance,
    source_id,
    account_id,
    case
        when length(source_id) < full_length then 'short_id'
        when is_merged then 'merged'
        else 'explicit_id'
    end as match_rule
from crm_id
