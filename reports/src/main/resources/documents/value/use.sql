-- How the product was used, by month over a year, the customer's accounts taken together. Days and features are means over
-- the people at work, which for a single account is its own figure.
select
    account_id,
    max(if(month = :month, accounts, 0)) as accounts,
    array_sort(
        collect_list(struct(month, licensed_seats, active_users, coverage, breadth, frequency))
    ) as use
from gold.family_month
where month > add_months(:month, -12) and month <= :month
group by account_id
