/*---
description: What somebody at a customer says the product brought them.
owner: customer success
key: [claim_key]
write: whole
one_to_one: bronze.claim
columns:
  claim_key: connection and claim id
  account_id: the account; unmatched:<id> where nobody knows it, test:<id> for a test account
  person: who says it; null where not told
  title: what happened, in a sentence
  amount: what it was worth to them; null where nobody says
  currency: ISO 4217 code of amount; null without one
  month: first day of the month the benefit fell in
  restates: the measure that counts the same benefit, in small letters; none for a benefit no measure counts; null where nobody has said
  evidence: what shows it; null for nothing
  is_verified: somebody has held it against its evidence and put a name to that
  verified_by: who; null where nobody did
  verified_on: when; null where not told
checks:
  - id: unmatched_account
    severity: warn
    says: "{rows} claims are of an account nobody knows, and count for nobody"
    rows: >
      select claim_key as sample from silver.claim where account_id like 'unmatched:%'
  - id: verified_by_nobody
    severity: warn
    says: "{rows} claims are marked as verified without a name or without evidence, and count as not verified"
    rows: >
      select made.claim_key as sample
      from silver.claim as made
      join bronze.claim as told on made.claim_key = told.source_instance || ':' || told.claim_id
      where told.is_verified and not made.is_verified
---*/
select
    told.source_instance || ':' || told.claim_id as claim_key,
    coalesce(xref.account_id, 'unmatched:' || told.account_id) as account_id,
    told.person,
    told.title,
    cast(told.amount as decimal(18,2)) as amount,
    if(told.amount is null, null, told.currency) as currency,
    cast(trunc(told.achieved_on, 'MM') as date) as month,
    lower(trim(told.restates)) as restates,
    told.evidence,
    coalesce(told.is_verified, false)
        and told.verified_by is not null
        and told.evidence is not null as is_verified,
    told.verified_by,
    told.verified_on
from bronze.claim as told
left join silver.account_xref as xref
    on xref.source_system = 'crm' and xref.source_id = told.account_id
