/*---
description: How a family of accounts, who pays and its children, used the product in a month; null = not measured.
owner: customer success
key: [account_id, month]
write: months
columns:
  account_id: the account where the fee is billed
  month: first day of the month
  accounts: accounts of the family whose use is told
  licensed_seats: seats of the family, which those who pay nothing of their own share; null without any, and where one that pays has none told
  active_users: their active users, added; null where none are measured
  coverage: active users over seats; above 1 = overage, which counts as 1 in every share of the people; null without seats
  breadth: mean of the accounts' breadth by active users; 0 without any
  frequency: mean of the accounts' frequency by active users; 0 without any
---*/
with used as (
    select
        spine.billing_parent_id as account_id,
        use.month,
        count(*) as accounts,
        if(
            bool_or(spine.mrr > 0 and use.licensed_seats is null),
            null,
            sum(use.licensed_seats)
        ) as licensed_seats,
        sum(use.active_users) as active_users,
        -- Each mean over those it was measured of.
        sum(use.breadth * use.active_users) as breadth,
        sum(if(use.breadth is null, null, use.active_users)) as breadth_users,
        sum(use.frequency * use.active_users) as frequency,
        sum(if(use.frequency is null, null, use.active_users)) as frequency_users
    from gold.adoption_month as use
    join gold.account_month as spine on spine.account_id = use.account_id and spine.month = use.month
    where use.month >= :from_month and use.month <= :to_month
    group by spine.billing_parent_id, use.month
)
select
    account_id,
    month,
    cast(accounts as int) as accounts,
    cast(licensed_seats as bigint) as licensed_seats,
    cast(active_users as bigint) as active_users,
    cast(try_divide(active_users, licensed_seats) as decimal(18,10)) as coverage,
    cast(if(breadth_users = 0, 0, breadth / breadth_users) as decimal(18,6)) as breadth,
    cast(if(frequency_users = 0, 0, frequency / frequency_users) as decimal(18,6)) as frequency
from used
