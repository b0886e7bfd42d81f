/*---
description: One person's access to the product, tied to the account it belongs to.
owner: product
key: [user_id]
write: whole
one_to_one: bronze.product_user
columns:
  user_id: the product's own id of the person
  account_id: the account, the person's own or, where that is not told, that of the membership told last; test:<id> of one for trying things out, unmatched:<id> of one nobody knows
  email: e-mail address
  full_name: the person's name
  role: role in the product
  team: team the person works in now; null where no source tells
  status: invited, active or deactivated
  invited_at: when access was offered
  activated_at: when it was taken up; null while it was not
  deactivated_at: when it was withdrawn; null while it is not
  last_seen_at: last sign-in
checks:
  - id: unknown_account
    severity: warn
    says: "{rows} users of the product belong to an account nobody knows; their use counts nowhere"
    rows: >
      select account_id || ' ' || user_id as sample from silver.seat where account_id like 'unmatched:%'
  - id: test_account
    severity: warn
    says: "{rows} users of the product belong to test accounts and count nowhere"
    rows: >
      select account_id || ' ' || user_id as sample from silver.seat where account_id like 'test:%'
---*/
-- An id may be the CRM's in either length, a merged-away one, or a billing customer's.
with known_id as (
    select source_id, min(struct(source_system = 'billing', account_id)).account_id as account_id
    from silver.account_xref
    group by source_id
),
membership as (
    select
        user_id,
        max_by(account_id, struct(coalesce(told_at, timestamp '0001-01-01'), account_id))
            as account_id
    from bronze.product_membership
    group by user_id
),
person as (
    select
        person.* except (account_id),
        coalesce(person.account_id, membership.account_id) as account_id
    from bronze.product_user as person
    left join membership on membership.user_id = person.user_id
)
select
    person.user_id,
    coalesce(known_id.account_id, 'unmatched:' || coalesce(person.account_id, '')) as account_id,
    person.email,
    person.full_name,
    person.role,
    nullif(trim(person.team), '') as team,
    case
        when person.deactivated_at is not null then 'deactivated'
        when person.activated_at is not null then 'active'
        else 'invited'
    end as status,
    person.invited_at,
    person.activated_at,
    person.deactivated_at,
    person.last_seen_at
from person
left join known_id on known_id.source_id = person.account_id
