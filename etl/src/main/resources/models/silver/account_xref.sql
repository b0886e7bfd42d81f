/*---
description: Which account an id in the CRM, the biller or the help desk stands for.
owner: customer success
key: [source_system, source_instance, source_id]
write: whole
columns:
  source_system: crm, billing or support (the help desk's organisations)
  source_instance: the connection the id comes from
  source_id: the id as it is written there; a CRM's 18 letters also as the first 15
  account_id: the account it stands for; a merged-away one's survivor; test:<id> for an account for trying things out
  match_rule: explicit_id, short_id, metadata (the biller's or the help desk's note of the CRM's id) or merged
  confidence: how sure the match is, 0 to 1
checks:
  - id: merged_account
    severity: warn
    says: "{rows} accounts were merged into another one, which takes over all their past"
    rows: >
      select source_id || ' into ' || account_id as sample
      from silver.account_xref
      where source_system = 'crm' and match_rule = 'merged'
  - id: merged_into_nobody
    severity: warn
    says: "{rows} accounts are said to be merged into one that is not there; they stay as they are"
    rows: >
      select crm.account_id || ' into ' || crm.merged_into_id as sample
      from bronze.crm_account as crm
      join silver.account_xref as xref
          on xref.source_system = 'crm'
          and xref.source_instance = crm.source_instance
          and xref.source_id = crm.account_id
      where crm.merged_into_id is not null and xref.match_rule = 'explicit_id'
          and not coalesce(crm.is_test, false)
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
),
customer as (
    select source_instance, customer_id, max(crm_account_id) as crm_account_id
    from (
        select source_instance, customer_id, crm_account_id from bronze.billing_customer
        union all
        select source_instance, customer_id, null from bronze.billing_contract
        union all
        select source_instance, customer_id, null from bronze.billing_subscription
    )
    group by source_instance, customer_id
),
-- Under which ids others may have noted an account down. Without a CRM the billing customers are the accounts.
noted as (
    select source_id as id, account_id, is_merged from crm_id
    union all
    select coalesce(crm_account_id, customer_id), customer_id, false
    from customer
    where not exists (select 1 from bronze.crm_account)
),
-- Every rule says which account an organisation is and how sure that is; of several the surest counts.
organization as (
    select
        desk.source_instance,
        desk.organization_id,
        max_by(
            struct(
                noted.account_id,
                if(noted.is_merged, 'merged', 'metadata') as match_rule,
                cast(1 as decimal(5,4)) as confidence
            ),
            struct(cast(1 as decimal(5,4)), noted.account_id)
        ) as matched
    from bronze.support_organization as desk
    join noted on noted.id = trim(desk.external_id)
    group by desk.source_instance, desk.organization_id
)
select
    'crm' as source_system,
    source_instance,
    source_id,
    account_id,
    case
        when length(source_id) < full_length then 'short_id'
        when is_merged then 'merged'
        else 'explicit_id'
    end as match_rule,
    cast(1 as decimal(5,4)) as confidence
from crm_id
union all
-- Money paid is revenue, also for an account the CRM calls a test: its customer stays unmatched.
select
    'billing',
    customer.source_instance,
    customer.customer_id,
    crm_id.account_id,
    case
        when crm_id.is_merged then 'merged'
        when customer.crm_account_id is null then 'explicit_id'
        else 'metadata'
    end,
    cast(1 as decimal(5,4))
from customer
join crm_id on crm_id.source_id = coalesce(customer.crm_account_id, customer.customer_id)
where crm_id.account_id not like 'test:%'
union all
-- Without a CRM the billing customers are the accounts.
select
    'billing',
    source_instance,
    customer_id,
    customer_id,
    'explicit_id',
    cast(1 as decimal(5,4))
from customer
where not exists (select 1 from bronze.crm_account)
union all
select
    'crm',
    min(source_instance),
    crm_account_id,
    min(customer_id),
    'metadata',
    cast(1 as decimal(5,4))
from customer
where crm_account_id is not null and not exists (select 1 from bronze.crm_account)
group by crm_account_id
union all
select
    'support',
    source_instance,
    organization_id,
    matched.account_id,
    matched.match_rule,
    matched.confidence
from organization
