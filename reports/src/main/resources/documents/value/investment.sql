-- The customer's product as an investment, in the order a reader goes through it.
select
    account_id,
    array_sort(
        collect_list(
            struct(
                array_position(array('forecast', 'planned', 'realised', 'ahead', 'full'), basis) as position,
                basis,
                months,
                horizon_months,
                discount_rate,
                value_present,
                cost_present,
                npv,
                npv_low,
                npv_high,
                probability,
                npv_risk_adjusted,
                payback_months,
                stated_by,
                stated_year,
                delay_months,
                delay_cost
            )
        )
    ) as investments
from gold.investment_month
where month = :month
group by account_id
