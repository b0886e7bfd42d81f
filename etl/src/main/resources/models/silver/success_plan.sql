/*---
description: One figure a customer wants to move, as agreed in the success plan.
owner: customer success
key: [account_id, kpi]
write: whole
columns:
  account_id: the account; unmatched:<id> where nobody knows it
  kpi: the figure
  plan: the plan's name
  unit: its unit
  better: up or down; null where the plan says neither
  baseline: value before the product
  target: value aimed at
  unit_value: worth of one unit a month, in currency
  currency: ISO 4217 code of unit_value
  attribution: share of a change that is due to the product, 0 to 1; null where none is agreed
  agreed_by: who at the customer agreed; null for nobody yet
  agreed_on: day it was agreed
checks:
  - id: unmatched_account
    severity: warn
    says: "{rows} agreed figures are of an account nobody knows"
    rows: >
      select account_id || ' ' || kpi as sample from silver.success_plan where account_id like 'unmatched:%'
  - id: no_direction
    severity: warn
    says: "{rows} agreed figures do not say whether up or down is better: no change of theirs is counted"
    rows: >
      select account_id || ' ' || kpi as sample from silver.success_plan where better is null
  - id: target_is_baseline
    severity: warn
    says: "{rows} agreed figures aim at what they were before"
    rows: >
      select account_id || ' ' || kpi as sample from silver.success_plan where target = baseline
---*/
with agreed as (
    select
        coalesce(xref.account_id, 'unmatched:' || plan.account_id) as account_id,
        plan.*
        except (account_id),
        -- Accounts that were merged may both have agreed: the later word counts.
        row_number() over (
            partition by coalesce(xref.account_id, 'unmatched:' || plan.account_id), plan.kpi
            order by plan.agreed_on desc nulls last, plan.account_id
        ) as place
    from bronze.success_plan as plan
    left join silver.account_xref as xref
        on xref.source_system = 'crm' and xref.source_id = plan.account_id
    where xref.account_id is null or xref.account_id not like 'test:%'
)
select
    account_id,
    kpi,
    plan,
    unit,
    if(lower(better) in ('up', 'down'), lower(better), null) as better,
    baseline,
    target,
    unit_value,
    currency,
    attribution,
    agreed_by,
    agreed_on
from agreed
where place = 1
