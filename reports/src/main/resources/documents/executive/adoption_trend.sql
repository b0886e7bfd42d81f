-- The portfolio's adoption per month, weighted by MRR; where nobody pays yet every customer weighs the same.
-- Coverage is a share of seats instead: people beyond one customer's seats fill nobody else's.
with
-- Accounts that are billed together are one customer: seats and MRR stand at the one that pays, people at all of them.
account as (
    select
        adoption.month,
        coalesce(spine.billing_parent_id, adoption.account_id) as customer_id,
        spine.mrr,
        adoption.licensed_seats,
        adoption.active_users,
        greatest(coalesce(adoption.active_users, 0), 1) as people,
        adoption.adoption_score,
        adoption.effective_adoption,
        adoption.breadth,
        adoption.frequency,
        -- Not least(): it passes over nulls, and what is not measured would count in full.
        if(adoption.depth > 1, 1, adoption.depth) as depth,
        adoption.manner,
        adoption.quality,
        adoption.timing
    from gold.adoption_month as adoption
    left join gold.account_month as spine
        on spine.account_id = adoption.account_id and spine.month = adoption.month
    where adoption.month >= :from_month and adoption.month <= :month
),

customer as (
    select
        month,
        customer_id,
        sum(mrr) as mrr,
        sum(licensed_seats) as seats,
        sum(active_users) as active_users,
        sum(adoption_score * people) / sum(if(adoption_score is not null, people, null)) as score,
        sum(effective_adoption * people) / sum(if(effective_adoption is not null, people, null)) as effective,
        sum(breadth * people) / sum(if(breadth is not null, people, null)) as breadth,
        sum(frequency * people) / sum(if(frequency is not null, people, null)) as frequency,
        sum(depth * people) / sum(if(depth is not null, people, null)) as depth,
        sum(manner * people) / sum(if(manner is not null, people, null)) as manner,
        sum(quality * people) / sum(if(quality is not null, people, null)) as quality,
        sum(timing * people) / sum(if(timing is not null, people, null)) as timing
    from account
    group by month, customer_id
),

-- Null drops out of a sum; a weight of zero is kept from dividing.
weighted as (
    select
        *,
        if(sum(mrr) over (partition by month) > 0, cast(coalesce(mrr, 0) as double), 1.0) as weight
    from customer
)

select
    month,
    count(score) as scored,
    sum(active_users) as active_users,
    sum(if(active_users is not null and seats > 0, seats, null)) as seats,
    sum(if(seats > 0, if(active_users > seats, seats, active_users), null)) as used_seats,
    try_divide(sum(score * weight), sum(if(score is not null, weight, null))) as score,
    try_divide(sum(effective * weight), sum(if(effective is not null, weight, null))) as effective,
    try_divide(sum(breadth * weight), sum(if(breadth is not null, weight, null))) as breadth,
    try_divide(sum(frequency * weight), sum(if(frequency is not null, weight, null))) as frequency,
    try_divide(sum(depth * weight), sum(if(depth is not null, weight, null))) as depth,
    try_divide(sum(manner * weight), sum(if(manner is not null, weight, null))) as manner,
    try_divide(sum(quality * weight), sum(if(quality is not null, weight, null))) as quality,
    try_divide(sum(timing * weight), sum(if(timing is not null, weight, null))) as timing
from weighted
group by month
order by month
