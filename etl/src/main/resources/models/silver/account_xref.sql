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
  match_rule: explicit_id, short_id, metadata (the biller's or the help desk's note of the CRM's id), merged, manual (somebody decided it), email or domain
  confidence: how sure the match is, 0 to 1
checks:
  - id: ambiguous
    severity: warn
    says: "{rows} customers of the biller and organisations of the help desk may stand for several accounts and are left unmatched: decide them in bronze.account_match"
    rows: >
      select
          source_system || ' ' || source_id || ' by ' || max(match_rule) || ': '
              || concat_ws(' or ', sort_array(collect_set(account_id))) as sample
      from (
          select *, min(strength) over (partition by source_system, source_instance, source_id) as strongest
          from silver.identity_claim
      )
      where strength = strongest
      group by source_system, source_instance, source_id
      having count(distinct account_id) > 1
  - id: matched_by_address
    severity: warn
    says: "{rows} customers of the biller and organisations of the help desk are taken for accounts by an e-mail address or a web domain alone: look at them once"
    rows: >
      select source_system || ' ' || source_id || ' is ' || account_id || ' by ' || match_rule as sample
      from silver.account_xref
      where match_rule in ('email', 'domain')
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
with -- Of an id the strongest reason counts, where it speaks of one account.
decided as (
    select
        source_system,
        source_instance,
        source_id,
        max(account_id) as account_id,
        max_by(match_rule, confidence) as match_rule,
        max(confidence) as confidence
    from (
        select
            *,
            min(strength) over (partition by source_system, source_instance, source_id) as strongest
        from silver.identity_claim
    )
    where strength = strongest
    group by source_system, source_instance, source_id
    having count(distinct account_id) = 1 and max(account_id) <> 'nobody'
),
customer as (
    select source_instance, customer_id, max(crm_account_id) as crm_account_id
    from (
        select source_instance, customer_id, crm_account_id from bronze.billing_customer
        union all
        select source_instance, customer_id, null from bronze.billing_contract
        union all
        select source_instance, customer_id, null from bronze.billing_subscription
        union all
        select source_instance, customer_id, null from bronze.billing_invoice
    )
    group by source_instance, customer_id
)
select
    'crm' as source_system,
    source_instance,
    source_id,
    account_id,
    match_rule,
    cast(1 as decimal(5,4)) as confidence
from silver.crm_identity
union all
-- Money paid is revenue, also for an account the CRM calls a test: its customer stays unmatched.
select source_system, source_instance, source_id, account_id, match_rule, confidence
from decided
where source_system = 'support' or account_id not like 'test:%'
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
    id,
    min(struct(match_rule, customer_id)).customer_id,
    min(match_rule),
    cast(1 as decimal(5,4))
from (
    select source_instance, customer_id, customer_id as id, 'explicit_id' as match_rule from customer
    union all
    select source_instance, customer_id, crm_account_id, 'metadata' from customer
)
where id is not null and not exists (select 1 from bronze.crm_account)
group by id
