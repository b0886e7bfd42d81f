-- How many teams have a score this month, and in how many accounts: without any, none can fall behind.
select
    count(team) as teams,
    count(distinct account_id) as accounts
from gold.team_month
where month = :month and adoption_score is not null
