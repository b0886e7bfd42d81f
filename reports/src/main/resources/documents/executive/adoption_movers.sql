-- The accounts whose adoption score fell and rose most against the month before, with every part at both ends.
with
moved as (
    select
        adoption.account_id,
        coalesce(spine.account_name, adoption.account_id) as account_name,
        spine.owner,
        spine.mrr,
        spine.renewal_date,
        adoption.failure_state,
        adoption.adoption_score,
        adoption.adoption_score - before.adoption_score as change,
        before.adoption_score as adoption_score_before,
        adoption.coverage,
        before.coverage as coverage_before,
        adoption.breadth,
        before.breadth as breadth_before,
        adoption.frequency,
        before.frequency as frequency_before,
        adoption.depth,
        before.depth as depth_before,
        adoption.manner,
        before.manner as manner_before,
        adoption.quality,
        before.quality as quality_before,
        adoption.timing,
        before.timing as timing_before
    from gold.adoption_month as adoption
    join gold.adoption_month as before
        on before.account_id = adoption.account_id
        and before.month = add_months(adoption.month, -1)
    left join gold.account_month as spine
        on spine.account_id = adoption.account_id and spine.month = adoption.month
    where
        adoption.month = :month
        and adoption.adoption_score <> before.adoption_score
        -- Who has paid and pays no more is asked for nothing.
        and not coalesce(
            spine.mrr = 0 and spine.tenure_months is not null and spine.billing_parent_id = spine.account_id,
            false
        )
),

ranked as (
    select
        *,
        row_number() over (
            partition by signum(change) order by abs(change) desc, mrr desc, account_id
        ) as place,
        count(account_id) over (partition by signum(change)) as moved_that_way
    from moved
)

select
    *
from ranked
where place <= 20
order by change, account_id
