/*---
description: Every account an activity was with; a meeting of two customers stands here twice.
owner: customer success
key: [activity_key, account_id]
write: whole
columns:
  activity_key: the activity
  account_id: the account; unmatched:<id> where nobody knows it, test:<id> for a test account
---*/
select activity_key, account_id
from silver.activity
where account_id is not null
union
select activity.activity_key, link.account_id
from silver.account_link as link
join silver.activity as activity
    on activity.activity_key = link.source_instance || ':' || link.record_id
where link.kind = 'activity'
