-- How much of each optional column is there this month: what is null throughout is not measured.
select
    count(account_id) as accounts,
    count(active_users) as with_active_users,
    count(owner) as with_owner,
    count(renewal_date) as with_renewal_date,
    count(licensed_seats) as with_licensed_seats
from gold.account_month
where month = :month
