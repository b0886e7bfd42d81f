/*---
description: The web domain an account of the CRM is known by.
owner: customer success
key: [source_instance, source_id]
write: whole
columns:
  source_instance: the connection the account comes from
  source_id: the CRM's id of the account
  domain: host of its web address, in lower case and without www
---*/
with read as (
    select
        source_instance,
        account_id,
        nullif(
            regexp_extract(
                regexp_replace(lower(trim(website)), r'^([a-z][a-z0-9+.-]*:)?//', ''),
                r'^(?:www\.)?([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)\.?(?::\d+)?(?:[/?#].*)?$',
                1
            ),
            ''
        ) as domain
    from bronze.crm_account
)
select source_instance, account_id as source_id, domain from read where domain is not null
