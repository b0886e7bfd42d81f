-- What to do next and what became of last month's, over the customer's accounts, by what it is expected to be worth.
with
family as (
    select account_id, billing_parent_id, account_name
    from gold.account_month
    where month = :month
),

step as (
    select
        family.billing_parent_id as account_id,
        row_number() over (
            partition by family.billing_parent_id
            order by
                told.status = 'done',
                told.expected_value desc nulls last,
                told.expected_hours desc nulls last,
                told.rank,
                told.account_id
        ) as rank,
        told.action,
        -- Who pays has no name here: it is whom the report is for.
        nullif(family.account_name, payer.account_name) as account_name,
        told.subject,
        told.gap_quantity,
        told.gap_unit,
        told.owner,
        told.due_on,
        told.expected_hours,
        told.expected_value,
        told.brought_hours,
        told.brought_value,
        told.status,
        told.proposed_since,
        told.proposed_before
    from gold.action as told
    join family on family.account_id = told.account_id
    left join family as payer on payer.account_id = family.billing_parent_id
    where told.month = :month
)

select
    account_id,
    array_sort(
        collect_list(
            struct(
                rank,
                action,
                account_name,
                subject,
                gap_quantity,
                gap_unit,
                owner,
                due_on,
                expected_hours,
                expected_value,
                brought_hours,
                brought_value,
                status,
                proposed_since,
                proposed_before
            )
        )
    ) as steps
from step
group by account_id
