-- How the product was used, by month over a year, the customer's accounts taken together. Days and features are means over
-- the people at work, which for a single account is its own figure.
with
family as (
    select account_id, month, billing_parent_id
    from gold.account_month
    where month > add_months(:month, -12) and month <= :month
),

used as (
    select
        family.billing_parent_id as account_id,
        family.month,
        count(*) as accounts,
        if(count(use.licensed_seats) = count(*), sum(use.licensed_seats), null) as licensed_seats,
        sum(use.active_users) as active_users,
        sum(use.breadth * use.active_users) as breadth,
        sum(use.frequency * use.active_users) as frequency,
        count(use.breadth) as breadths,
        count(use.frequency) as frequencies
    from gold.adoption_month as use
    join family on family.account_id = use.account_id and family.month = use.month
    group by family.billing_parent_id, family.month
)

select
    account_id,
    max(if(month = :month, accounts, 0)) as accounts,
    array_sort(
        collect_list(
            struct(
                month,
                licensed_seats,
                active_users,
                cast(try_divide(active_users, licensed_seats) as decimal(9,6)) as coverage,
                cast(
                    case
                        when breadths = 0 then null
                        when active_users = 0 then 0
                        else breadth / active_users
                    end as decimal(9,6)
                ) as breadth,
                cast(
                    case
                        when frequencies = 0 then null
                        when active_users = 0 then 0
                        else frequency / active_users
                    end as decimal(9,6)
                ) as frequency
            )
        )
    ) as use
from used
group by account_id
