/*---
description: One deal of the CRM, as it stands now.
owner: sales
key: [opportunity_key]
write: whole
one_to_one: bronze.crm_opportunity
columns:
  opportunity_key: connection and opportunity id
  account_id: the account it is with; unmatched:<id> where nobody knows it, test:<id> for a test account; null for a deal with no account
  opportunity_name: its name
  kind: new, renewal, expansion or other, by the CRM's type
  stage: stage as the CRM spells it
  amount: amount in the currency's major unit; null where none is entered
  currency: ISO 4217 code of amount
  probability: 0 to 1; the nearer end where the CRM has less or more
  is_closed: won or lost
  is_won: won
  created_at: when it was made
  close_date: day it closed or is expected to
  owner: name of who works on it; as the CRM writes it where its users do not tell
  is_deleted: deleted in the CRM; no part of any pipeline
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
      select opportunity_key as sample from silver.opportunity where is_deleted
  - id: unmatched_account
    severity: warn
    says: "{rows} deals are with an account nobody knows"
    rows: >
      select opportunity_key as sample from silver.opportunity where account_id like 'unmatched:%'
---*/
select
    deal.source_instance || ':' || deal.opportunity_id as opportunity_key,
    coalesce(xref.account_id, 'unmatched:' || deal.account_id) as account_id,
    deal.opportunity_name,
    -- "Existing Business - Renewal", "Existing Customer - Upgrade", "New Business": words differ by
    -- company, and a renewal of existing business is a renewal first.
    case
        when lower(deal.kind) like '%renew%' then 'renewal'
        when lower(deal.kind) rlike 'expan|upsell|upgrade|cross|add.?on|existing' then 'expansion'
        when lower(deal.kind) rlike '\\bnew\\b' then 'new'
        else 'other'
    end as kind,
    deal.stage,
    cast(deal.amount as decimal(18,4)) as amount,
    deal.currency,
    -- Written out, since least and greatest pass over what is not told.
    cast(
        case
            when deal.probability < 0 then 0
            when deal.probability > 100 then 1
            else deal.probability / 100
        end as decimal(5,4)
    ) as probability,
    coalesce(deal.is_closed, false) as is_closed,
    coalesce(deal.is_won, false) as is_won,
    deal.created_at,
    deal.close_date,
    coalesce(person.user_name, deal.owner) as owner,
    coalesce(deal.is_deleted, false) as is_deleted
from bronze.crm_opportunity as deal
left join silver.account_xref as xref
    on xref.source_system = 'crm' and xref.source_id = deal.account_id
left join bronze.crm_user as person
    on person.source_instance = deal.source_instance and person.user_id = deal.owner
