/*---
description: One deal of the CRM, as it stands now.
owner: sales
key: [opportunity_key]
write: whole
one_to_one: bronze.crm_opportunity
columns:
  opportunity_key: connection and opportunity id
  account_id: the account it is with; unmatched:<id> where nobody knows it, test:<id> for a test account; null for a deal with no account; of several the primary one, else the one of the lowest id
  opportunity_name: its name
  kind: new, renewal, expansion or other, by the CRM's type
  stage: the stage's name; as the CRM spells it where it names none
  amount: amount in the currency's major unit; null where none is entered
  currency: ISO 4217 code of amount
  probability: 0 to 1, the stage's where the deal does not say; the nearer end where the CRM has less or more
  is_closed: won or lost, by its stage where the deal does not say
  is_won: won, by its stage where the deal does not say
  created_at: when it was made
  close_date: day it closed or is expected to
  owner: name of who works on it; as the CRM writes it where its users do not tell
  merged_into_key: the deal it was merged into; null for one that stands on its own
  is_deleted: deleted in the CRM or merged into another deal; no part of any pipeline
checks:
  - id: probability_out_of_range
    severity: warn
    says: "{rows} deals have a probability below 0 or above 100 percent; the nearer end counts"
    rows: >
      select source_instance || ':' || opportunity_id as sample
      from bronze.crm_opportunity
      where probability < 0 or probability > 100
  - id: soft_deleted
    severity: warn
    says: "{rows} deals are deleted in the CRM and are no part of any pipeline"
    rows: >
      select opportunity_key as sample
      from silver.opportunity where is_deleted and merged_into_key is null
  - id: merged
    severity: warn
    says: "{rows} deals were merged into another one and count no more"
    rows: >
      select opportunity_key || ' into ' || merged_into_key as sample
      from silver.opportunity where merged_into_key is not null
  - id: merged_into_nobody
    severity: warn
    says: "{rows} deals are said to be merged into one that is not there; they stay as they are"
    rows: >
      select merge.merged_id || ' into ' || merge.kept_id as sample
      from bronze.crm_merge as merge
      left semi join bronze.crm_opportunity as gone
          on gone.source_instance = merge.source_instance and gone.opportunity_id = merge.merged_id
      left anti join bronze.crm_opportunity as kept
          on kept.source_instance = merge.source_instance and kept.opportunity_id = merge.kept_id
      where merge.kind = 'opportunity'
  - id: unmatched_account
    severity: warn
    says: "{rows} deals are with an account nobody knows"
    rows: >
      select opportunity_key as sample from silver.opportunity where account_id like 'unmatched:%'
---*/
with said as (
    select
        source_instance,
        explode(regexp_extract_all(merged_ids, r'[^\[\]",;\s]+', 0)) as gone_id,
        opportunity_id as kept_id
    from bronze.crm_opportunity
    union all
    select source_instance, merged_id, kept_id from bronze.crm_merge where kind = 'opportunity'
),
-- Merged away is who was taken over by one that is there; two that name each other both stay.
gone as (
    select said.source_instance, said.gone_id, max(said.kept_id) as merged_into_id
    from said
    left semi join bronze.crm_opportunity as kept
        on kept.source_instance = said.source_instance and kept.opportunity_id = said.kept_id
    left anti join said as back
        on back.source_instance = said.source_instance
        and back.gone_id = said.kept_id
        and back.kept_id = said.gone_id
    group by said.source_instance, said.gone_id
),
deal as (
    select
        opportunity.*,
        coalesce(
            opportunity.account_id,
            -- A connector may take an id for a number and write 501.0.
            regexp_replace(opportunity.primary_account_id, r'^(\d+)\.0+$', '$1'),
            array_min(
                transform(
                    regexp_extract_all(opportunity.account_ids, r'[^\[\]",;\s]+', 0),
                    id -> struct(try_cast(id as decimal(38,0)) as number, id)
                )
            ).id
        ) as own_account_id,
        stage.label as stage_label,
        coalesce(opportunity.probability, stage.probability) as percent,
        coalesce(opportunity.is_closed, stage.is_closed, false) as ended,
        coalesce(opportunity.is_won, stage.is_won, false) as won
    from bronze.crm_opportunity as opportunity
    left join bronze.crm_stage as stage
        on stage.source_instance = opportunity.source_instance
        and stage.kind = 'opportunity'
        and stage.pipeline_id <=> opportunity.pipeline
        and stage.stage_id = opportunity.stage
)
select
    deal.source_instance || ':' || deal.opportunity_id as opportunity_key,
    coalesce(xref.account_id, 'unmatched:' || deal.own_account_id, linked.account_id) as account_id,
    deal.opportunity_name,
    -- "Existing Business - Renewal", "Existing Customer - Upgrade", "New Business": words differ by
    -- company, and a renewal of existing business is a renewal first.
    case
        when lower(deal.kind) like '%renew%' then 'renewal'
        when lower(deal.kind) rlike 'expan|upsell|upgrade|cross|add.?on|existing' then 'expansion'
        when lower(deal.kind) rlike '\\bnew(business)?\\b' then 'new'
        else 'other'
    end as kind,
    coalesce(deal.stage_label, deal.stage) as stage,
    cast(deal.amount as decimal(18,4)) as amount,
    deal.currency,
    -- Written out, since least and greatest pass over what is not told.
    cast(
        case
            when deal.percent < 0 then 0
            when deal.percent > 100 then 1
            else deal.percent / 100
        end as decimal(5,4)
    ) as probability,
    deal.ended as is_closed,
    deal.won as is_won,
    deal.created_at,
    deal.close_date,
    coalesce(person.user_name, deal.owner) as owner,
    deal.source_instance || ':' || gone.merged_into_id as merged_into_key,
    coalesce(deal.is_deleted, false) or gone.merged_into_id is not null as is_deleted
from deal
left join silver.account_xref as xref
    on xref.source_system = 'crm' and xref.source_id = deal.own_account_id
left join silver.account_link as linked
    on linked.source_instance = deal.source_instance
    and linked.kind = 'opportunity'
    and linked.record_id = deal.opportunity_id
    and linked.is_chosen
left join gone
    on gone.source_instance = deal.source_instance and gone.gone_id = deal.opportunity_id
left join silver.internal_user as person
    on person.source_instance = deal.source_instance and person.user_id = deal.owner
