/*---
description: Every account an activity was with; a meeting of two customers stands here twice.
owner: customer success
key: [activity_key, account_id]
write: whole
columns:
  activity_key: the activity
  account_id: the account; unmatched:<id> where nobody knows it, test:<id> for a test account
---*/
with listed as (
    select
        source_instance,
        activity_id,
        explode(regexp_extract_all(account_ids, r'[^\[\]",;\s]+', 0)) as account_id
    from bronze.crm_activity
),
-- A table of links, a list on the activity, the one account it names: whatever tells.
told as (
    select activity_key, account_id from silver.activity
    union all
    select source_instance || ':' || record_id, account_id
    from silver.account_link
    where kind = 'activity'
    union all
    select
        listed.source_instance || ':' || listed.activity_id,
        coalesce(xref.account_id, 'unmatched:' || listed.account_id)
    from listed
    left join silver.account_xref as xref
        on xref.source_system = 'crm'
        and xref.source_instance = listed.source_instance
        and xref.source_id = listed.account_id
)
select distinct told.activity_key, told.account_id
from told
left semi join silver.activity as activity on activity.activity_key = told.activity_key
where told.account_id is not null
