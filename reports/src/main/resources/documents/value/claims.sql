-- What a customer's people say it was worth, of the twelve months that end with this one: what somebody has held against its
-- evidence, and no measure counts, the latest first. It is told beside the value and never added to it.
with
told as (
    select
        billing_parent_id as account_id,
        struct(
            datediff(:month, month) as age,
            claim_key,
            month,
            title,
            evidence,
            worth,
            worth_currency as currency
        ) as claim
    from gold.claim
    where counts and month > add_months(:month, -12) and month <= :month
)

select account_id, array_sort(collect_list(claim)) as claims
from told
group by account_id
