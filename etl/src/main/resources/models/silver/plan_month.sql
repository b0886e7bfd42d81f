/*---
description: A plan or add-on an account, or who pays for it, pays for at a month's end.
owner: revenue
key: [account_id, plan, month]
write: months
columns:
  account_id: the account
  plan: plan, add-on or product
  month: first day of the month
---*/
with month as (
    select explode(sequence(:from_month, :to_month, interval 1 month)) as month
),
paid as (
    select distinct line.account_id, line.billing_parent_id, line.plan, month.month
    from silver.subscription_line as line
    join month
        on line.valid_from <= last_day(month.month)
        and (line.valid_to is null or line.valid_to > last_day(month.month))
    where line.mrr > 0 and line.plan is not null
)
select account_id, plan, month from paid
union
-- A child uses what its parent pays for.
select account.account_id, paid.plan, paid.month
from silver.account as account
join paid
    on paid.account_id = account.billing_parent_id
    and account.account_id <> account.billing_parent_id
