/*---
description: One of the company's own people, as the CRM knows them.
owner: customer success
key: [user_key]
write: whole
one_to_one: bronze.crm_user
columns:
  user_key: connection and user id
  source_instance: the connection it came from
  user_id: the CRM's own id
  user_name: the person's name; the address where the CRM has no name
  email: e-mail address in lower case
---*/
select
    source_instance || ':' || user_id as user_key,
    source_instance,
    user_id,
    coalesce(user_name, nullif(concat_ws(' ', given_name, family_name), ''), email) as user_name,
    lower(trim(email)) as email
from bronze.crm_user
