-- What the month and the twelve that end with it were worth against what they cost.
with
told as (
    select
        roi.account_id,
        roi.window_months,
        struct(
            roi.months_in_window,
            roi.value,
            band.value_low,
            band.value_high,
            roi.cost,
            roi.cost_rollout,
            roi.adoption,
            roi.value_full,
            roi.extrapolated,
            roi.roi_actual,
            roi.roi_100,
            roi.roi_30,
            roi.value_30,
            roi.value_20,
            roi.roi_20,
            roi.break_even_adoption,
            roi.left_on_table,
            roi.payback_months
        ) as told
    from gold.roi_month as roi
    left join gold.roi_band_month as band
        on band.account_id = roi.account_id
        and band.month = roi.month
        and band.window_months = roi.window_months
    where roi.month = :month and roi.currency is not null
)

select
    account_id,
    max_by(told, window_months) filter (where window_months = 1) as roi_1,
    max_by(told, window_months) filter (where window_months = 12) as roi_12
from told
group by account_id
