/*---
description: What a customer's agreed figure was in a month.
owner: customer success
key: [account_id, kpi, month]
write: whole
columns:
  account_id: the account; unmatched:<id> where nobody knows it
  kpi: the figure
  month: first day of the month
  actual: its value
  reported_at: when it was told
checks:
  - id: not_agreed
    severity: warn
    says: "{rows} figures were reported that no success plan names"
    rows: >
      select reported.account_id || ' ' || reported.kpi as sample
      from silver.kpi_value as reported
      left anti join silver.success_plan as plan
          on plan.account_id = reported.account_id and plan.kpi = reported.kpi
---*/
with told as (
    select
        coalesce(xref.account_id, 'unmatched:' || reported.account_id) as account_id,
        reported.kpi,
        cast(trunc(reported.month, 'MM') as date) as month,
        reported.actual,
        reported.reported_at
    from bronze.kpi_value as reported
    left join silver.account_xref as xref
        on xref.source_system = 'crm' and xref.source_id = reported.account_id
    where xref.account_id is null or xref.account_id not like 'test:%'
)
select
    account_id,
    kpi,
    month,
    -- Accounts that were merged may both report: the later word counts.
    max_by(actual, struct(reported_at, actual)) as actual,
    max(reported_at) as reported_at
from told
group by account_id, kpi, month
