-- The customer's teams over half a year, as far as they are large enough to be shown.
with
family as (
    select account_id, billing_parent_id, account_name
    from gold.account_month
    where month = :month
),

team as (
    select
        family.billing_parent_id as account_id,
        nullif(family.account_name, payer.account_name) as account_name,
        told.team,
        bool_or(told.month = :month and told.is_weak_link) as is_weak_link,
        array_sort(collect_list(struct(told.month, told.users, told.active_users))) as months
    from gold.team_month as told
    join family on family.account_id = told.account_id
    left join family as payer on payer.account_id = family.billing_parent_id
    where told.month > add_months(:month, -6) and told.month <= :month
    group by
        family.billing_parent_id, family.account_id, family.account_name, payer.account_name, told.team
)

select
    account_id,
    array_sort(collect_list(struct(team, account_name, is_weak_link, months))) as teams
from team
group by account_id
