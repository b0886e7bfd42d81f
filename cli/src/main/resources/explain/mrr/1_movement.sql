-- from one month's end to the next
with step as (
    select
        currency,
        stack(
            11,
            1, '', 'opening MRR', opening_mrr,
            2, '+', 'new', new_mrr,
            3, '+', 'reactivation', reactivation_mrr,
            4, '+', 'expansion', expansion_mrr,
            5, '', '  of it resumed', resumed_mrr,
            6, '-', 'contraction', contraction_mrr,
            7, '', '  of it paused', paused_mrr,
            8, '-', 'churn', churn_mrr,
            9, '+', 'exchange rates', fx_mrr,
            10, '=', 'closing MRR', closing_mrr,
            11, '', 'metered usage, beside MRR', usage_mrr
        ) as (place, sign, what, amount)
    from gold.revenue_month
    where account_id = :payer and month = :month
)
select sign, what, amount, currency
from step
where amount <> 0 or place in (1, 10)
order by place
