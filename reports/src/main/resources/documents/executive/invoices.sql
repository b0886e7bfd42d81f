-- How what was invoiced became MRR, in the report's month and the two before it; no row where billing tells no invoices.
select
    month,
    sum(invoiced) as invoiced,
    sum(credits) as credits,
    sum(tax) as tax,
    sum(one_time) as one_time,
    sum(usage) as usage,
    sum(proration) as proration,
    sum(discounts) as discounts,
    sum(prepaid) as prepaid,
    sum(timing) as timing,
    sum(unexplained) as unexplained,
    sum(mrr) as mrr
from gold.invoice_bridge_month
where month > add_months(:month, -3) and month <= :month
group by month
order by month
