-- What figures are counted with otherwise than in the month before, and how much of the month is due to it; over the family,
-- the largest first.
with
told as (
    select
        family.billing_parent_id as account_id,
        change.measure,
        change.input,
        max_by(change.before, abs(coalesce(change.money_effect, change.quantity_effect, 0))) as before,
        max_by(change.now, abs(coalesce(change.money_effect, change.quantity_effect, 0))) as now,
        sum(change.quantity_effect) as quantity_effect,
        max(change.unit) as unit,
        sum(change.money_effect) as money_effect
    from gold.input_change_month as change
    join gold.account_month as family
        on family.account_id = change.account_id and family.month = change.month
    where change.month = :month
    group by family.billing_parent_id, change.measure, change.input
)

select
    told.account_id,
    reverse(
        array_sort(
            collect_list(
                struct(
                    abs(coalesce(told.money_effect, 0)) as size,
                    told.measure,
                    measure.names,
                    told.input,
                    told.before,
                    told.now,
                    told.quantity_effect,
                    told.unit,
                    told.money_effect
                )
            ),
            (one, other) -> case
                when one.size <> other.size then if(one.size > other.size, 1, -1)
                when one.measure <> other.measure then if(one.measure < other.measure, 1, -1)
                when one.input < other.input then 1
                else -1
            end
        )
    ) as changes
from told
join gold.measure as measure on measure.measure = told.measure
where coalesce(told.money_effect, 0) <> 0 or coalesce(told.quantity_effect, 0) <> 0
group by told.account_id
