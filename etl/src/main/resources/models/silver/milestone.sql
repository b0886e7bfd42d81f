/*---
description: One milestone of a plan made with a customer.
owner: customer success
key: [milestone_key]
write: whole
one_to_one: bronze.milestone
columns:
  milestone_key: connection and milestone id
  account_id: the account; unmatched:<id> where nobody knows it, test:<id> for a test account
  plan: the plan it belongs to, as onboarding; null where no source tells
  milestone: its name
  status: open, done, skipped, canceled, or unknown for a word nobody knows; one with a day it was reached is done
  due_on: day it is due; null for none
  completed_on: day it was reached; null where it was not, or nobody wrote it down
  owner: name of who answers for it; as the plan writes it where the CRM's users do not tell
  weight: its weight among the plan's milestones; null where none is told
checks:
  - id: unmatched_account
    severity: warn
    says: "{rows} milestones are of an account nobody knows"
    rows: >
      select milestone_key as sample from silver.milestone where account_id like 'unmatched:%'
  - id: done_without_day
    severity: warn
    says: "{rows} milestones are done and do not say since when"
    rows: >
      select milestone_key as sample from silver.milestone where status = 'done' and completed_on is null
---*/
select
    told.source_instance || ':' || told.milestone_id as milestone_key,
    coalesce(xref.account_id, 'unmatched:' || told.account_id) as account_id,
    told.plan,
    told.milestone,
    case
        when told.completed_on is not null then 'done'
        when told.status is null then 'open'
        when told.status in ('open', 'done', 'skipped', 'canceled') then told.status
        else 'unknown'
    end as status,
    told.due_on,
    told.completed_on,
    coalesce(person.user_name, told.owner) as owner,
    cast(told.weight as decimal(18,4)) as weight
from bronze.milestone as told
left join silver.account_xref as xref
    on xref.source_system = 'crm' and xref.source_id = told.account_id
left join bronze.crm_user as person
    on person.source_instance = told.source_instance and person.user_id = told.owner
