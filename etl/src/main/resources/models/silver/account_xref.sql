/*---
description: Which account an id of a source stands for.
owner: customer success
key: [source_system, source_instance, source_id]
write: whole
columns:
  source_system: crm or billing
  source_instance: the connection the id comes from
  source_id: the id as that source writes it
  account_id: the account it stands for
  match_rule: explicit_id, short_id, metadata or merged
  confidence: how sure the match is, 0..1
---*/
with crm as (
    select
        source_instance,
        account_id as source_id,
        coalesce(merged_into_id, account_id) as account_id,
        if(merged_into_id is null, 'explicit_id', 'merged') as match_rule
    from bronze.crm_account
    where not coalesce(is_test, false)
)
select
    'crm' as source_system,
    source_instance,
    source_id,
    account_id,
    match_rule,
    cast(1 as decimal(5,4)) as confidence
from crm
union all
-- The first 15 letters of an 18 letter id name the same record.
select 'crm', source_instance, left(source_id, 15), account_id, 'short_id', 1
from crm
where length(source_id) = 18
union all
select 'billing', customer.source_instance, customer.customer_id, crm.account_id, 'metadata', 1
from bronze.billing_customer as customer
join crm on crm.source_id = customer.crm_account_id
