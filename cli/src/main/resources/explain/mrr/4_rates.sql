-- exchange rates into the reporting currency, and the record each was told in; one without a record is the currency itself
select
    rate.currency, date_format(rate.month, 'yyyy-MM') as month, rate.rate, rate.quoted_on,
    fx.source_instance as source, fx.source_file, fx.source_record
from silver.rate_month as rate
left join bronze.fx_rate as fx
    on fx.from_currency = rate.currency and fx.rate_date = rate.quoted_on and fx.rate = rate.rate
    and fx.rate_type = 'spot'
    and fx.to_currency = (
        select max(currency) from gold.revenue_month where account_id = :payer and month = :month
    )
where rate.month in (:month, add_months(:month, -1))
    and rate.currency in (
        select currency from silver.mrr_month
        where billing_parent_id = :payer and month in (:month, add_months(:month, -1))
    )
order by rate.currency, rate.month
