-- How long customers stay, of all and of each segment, as known at the month's end; as far as at least five were watched.
with
told as (
    select *, max(if(at_risk >= 5, age_months, 0)) over (partition by dimension, member) as last_age
    from gold.survival_month
    where month = :month
)

select if(dimension = 'all', null, member) as segment, age_months, at_risk, lost, survival, low, high
from told
where age_months <= last_age
order by segment nulls first, age_months
