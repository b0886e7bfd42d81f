-- Who gets a report: every customer that pays at the month's end and is known by more than an invoice.
with
paying as (
    select account_id
    from gold.revenue_month
    where month = :month and closing_mrr > 0 and not startswith(account_id, 'unmatched:')
),

billed_in as (
    select account_id, max(currency) as currency
    from gold.roi_month
    where month = :month and window_months = 1
    group by account_id
)

select
    paying.account_id,
    coalesce(account.account_name, paying.account_id) as account_name,
    account.owner,
    account.report_language,
    coalesce(billed_in.currency, account.currency) as currency
from paying
join gold.account_month as account
    on account.account_id = paying.account_id and account.month = :month
left join billed_in on billed_in.account_id = paying.account_id
