-- What the month and the twelve that end with it were worth against what they cost.
with
told as (
    select
        account_id,
        window_months,
        struct(
            months_in_window,
            value,
            cost,
            cost_rollout,
            adoption,
            value_full,
            extrapolated,
            roi_actual,
            roi_100,
            roi_30,
            roi_20,
            break_even_adoption,
            left_on_table,
            payback_months
        ) as told
    from gold.roi_month
    where month = :month and currency is not null
)

select
    account_id,
    max_by(told, window_months) filter (where window_months = 1) as roi_1,
    max_by(told, window_months) filter (where window_months = 12) as roi_12
from told
group by account_id
