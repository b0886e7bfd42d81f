-- What models foretold at the month ends whose horizon is over by the report's month, beside what happened.
with
foretold as (
    select
        month,
        sum(probability) as expected
    from gold.churn_risk
    where month < :month
    group by month
)

select
    record.month,
    record.n,
    record.churners,
    foretold.expected,
    record.auc,
    record.brier,
    record.brier_base,
    record.log_loss,
    record.ece,
    record.ece_low,
    record.ece_high,
    record.lift_10,
    record.precision_10,
    record.challenger_auc,
    record.challenger_brier,
    record.challenger_log_loss
from gold.model_record as record
join foretold on foretold.month = record.month
where add_months(record.month, record.horizon_months) <= :month
order by record.month
