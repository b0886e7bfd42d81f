-- The portfolio's MRR movements per month, with the number of accounts behind each, oldest month first.
select
    month,
    sum(opening_mrr) as opening_mrr,
    sum(new_mrr) as new_mrr,
    sum(reactivation_mrr) as reactivation_mrr,
    sum(expansion_mrr) as expansion_mrr,
    sum(contraction_mrr) as contraction_mrr,
    sum(churn_mrr) as churn_mrr,
    sum(fx_mrr) as fx_mrr,
    sum(closing_mrr) as closing_mrr,
    count_if(closing_mrr > 0) as paying_accounts,
    count_if(new_mrr > 0) as new_accounts,
    count_if(reactivation_mrr > 0) as reactivated_accounts,
    count_if(expansion_mrr > 0) as expanded_accounts,
    count_if(contraction_mrr > 0) as contracted_accounts,
    count_if(churn_mrr > 0) as churned_accounts
from gold.revenue_month
where month >= :from_month and month <= :month
group by month
order by month
