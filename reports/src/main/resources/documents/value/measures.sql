-- What was measured in the month, added over the customer's accounts, with the inputs it was made with.
with
family as (
    select account_id, billing_parent_id, account_name
    from gold.account_month
    where month = :month
),

before as (
    select family.billing_parent_id as account_id, told.measure, sum(told.quantity) as quantity
    from gold.value_month as told
    join family on family.account_id = told.account_id
    where told.month = add_months(:month, -1)
    group by family.billing_parent_id, told.measure
),

-- What an equivalent was made from, before any factor.
made as (
    select
        family.billing_parent_id as account_id,
        input.measure,
        sum(
            if(input.basis = 'hours', counted.hours, counted.based_on * counted.each)
            * input.per_unit
        ) as made_from,
        array_sort(
            collect_list(
                if(
                    input.basis = 'hours' or counted.based_on is null,
                    null,
                    struct(counted.based_on * counted.each as counted, input.per_unit)
                )
            )
        ) as made_of,
        max(input.basis) as basis,
        max(input.first_factor) as first_factor,
        max(input.first_divides) as first_divides,
        max(input.divides) as divides,
        count(distinct coalesce(input.first_factor, '')) as ways
    from gold.measure_input as input
    join gold.value_month as counted on counted.measure = input.input and counted.month = :month
    join family on family.account_id = counted.account_id
    group by family.billing_parent_id, input.measure
),

-- The inputs of the account that contributed most stand for all where they are all alike.
told as (
    select
        family.billing_parent_id as account_id,
        told.measure,
        min(told.position) as position,
        min(told.kind) as kind,
        max(told.unit) as unit,
        max(told.factor) as factor,
        max(told.factor_version) as factor_version,
        bool_or(told.counts_to_value) as counts_to_value,
        sum(told.quantity) as quantity,
        sum(told.hours) as hours,
        sum(told.money) as money,
        sum(told.based_on) as based_on,
        bool_or(told.is_estimate) as is_estimate,
        max(told.missing) as missing,
        if(count(band.quantity_low) = 0, null, sum(coalesce(band.quantity_low, told.quantity)))
            as quantity_low,
        if(count(band.quantity_low) = 0, null, sum(coalesce(band.quantity_high, told.quantity)))
            as quantity_high,
        if(count(band.money_low) = 0, null, sum(coalesce(band.money_low, told.money))) as money_low,
        if(count(band.money_low) = 0, null, sum(coalesce(band.money_high, told.money)))
            as money_high,
        max_by(
            struct(
                told.agreed_by,
                told.agreed_on,
                told.counted_unit,
                told.each,
                told.minutes_before,
                told.minutes_after,
                told.attribution,
                told.capture_share,
                told.quality,
                told.hourly_rate,
                told.rate_currency,
                told.rate_source,
                told.rate_year,
                told.exchange_rate,
                told.baseline,
                told.actual,
                told.unit_value
            ),
            coalesce(told.quantity, -1)
        ) as input,
        count(
            distinct struct(
                told.each,
                told.minutes_before,
                told.minutes_after,
                told.attribution,
                told.capture_share,
                told.quality,
                told.hourly_rate,
                told.rate_currency,
                told.exchange_rate,
                told.baseline,
                told.actual,
                told.unit_value
            )
        ) filter (where told.quantity <> 0) > 1 as inputs_differ,
        array_sort(
            collect_list(
                if(
                    coalesce(told.hours, told.money) is null or coalesce(told.quantity, 0) = 0,
                    null,
                    struct(
                        told.account_id <> family.billing_parent_id as is_child,
                        family.account_name,
                        told.account_id,
                        told.hours,
                        told.money
                    )
                )
            )
        ) as parts
    from gold.value_month as told
    join family on family.account_id = told.account_id
    left join gold.value_band_month as band
        on band.account_id = told.account_id
        and band.month = told.month
        and band.measure = told.measure
    where told.month = :month
    group by family.billing_parent_id, told.measure
)

select
    told.account_id,
    collect_list(
        struct(
            told.measure,
            told.position,
            told.kind,
            told.unit,
            told.counts_to_value,
            told.quantity,
            before.quantity as quantity_before,
            told.hours,
            told.money,
            told.based_on,
            told.is_estimate,
            preferred.lead_rank,
            told.quantity_low,
            told.quantity_high,
            told.money_low,
            told.money_high,
            if(told.quantity is null or told.money is null, told.missing, null) as missing,
            told.inputs_differ,
            if(told.inputs_differ, told.parts, null) as parts,
            told.input.agreed_by,
            told.input.agreed_on,
            told.input.counted_unit,
            told.input.each,
            told.input.minutes_before,
            told.input.minutes_after,
            told.input.attribution,
            told.input.capture_share,
            told.input.quality,
            told.input.hourly_rate,
            told.input.rate_currency,
            told.input.rate_source,
            told.input.rate_year,
            told.input.exchange_rate,
            told.input.baseline,
            told.input.actual,
            told.input.unit_value,
            measure.icon,
            measure.names,
            measure.sentences,
            measure.formulas,
            measure.is_equivalent,
            measure.over,
            measure.source,
            measure.year,
            if(made.ways = 1, made.made_from, null) as made_from,
            made.made_of,
            measure.threshold,
            case
                when made.ways <> 1 then null
                when first_factor.unit is not null
                    then split(first_factor.unit, '/')[if(made.first_divides, 0, 1)]
                when own.unit is not null then split(own.unit, '/')[if(made.divides, 0, 1)]
                when made.basis = 'hours' then 'hour'
            end as made_from_unit,
            filter(
                array(
                    if(
                        made.ways = 1 and first_factor.factor is not null,
                        struct(
                            first_factor.value,
                            first_factor.unit,
                            first_factor.source,
                            first_factor.year,
                            made.first_divides as divides
                        ),
                        null
                    ),
                    if(
                        own.factor is not null,
                        struct(own.value, own.unit, own.source, own.year, made.divides as divides),
                        null
                    )
                ),
                factor -> factor is not null
            ) as factors
        )
    ) as measures
from told
join gold.measure as measure on measure.measure = told.measure
left join before on before.account_id = told.account_id and before.measure = told.measure
left join made on made.account_id = told.account_id and made.measure = told.measure
left join gold.factor_month as first_factor
    on first_factor.factor = made.first_factor
    and first_factor.account_id = told.account_id
    and first_factor.month = :month
left join gold.preference as preferred
    on preferred.account_id = told.account_id and preferred.measure = told.measure
left join gold.factor as own
    on own.factor = told.factor and own.version = told.factor_version
group by told.account_id
