/*---
description: What is billed to who pays for a family of accounts in a month, in the currency it pays in; from its first subscription on.
owner: revenue
key: [billing_parent_id, month]
write: months
columns:
  billing_parent_id: the account whose invoices pay
  month: first day of the month
  currency: ISO 4217 code of the largest part of what is billed; of the last bill where nothing is billed any more
  fee: monthly recurring revenue at the month's end in that currency, other currencies at the month-end rate; 0 for none
  rate: reporting currency per unit of currency at the month's end; null where there is no rate
  paid: net amount of the invoices paid in the month, in that currency; null where billing tells no invoices
  first_paid_on: first day that was ever paid for; null before it
  first_fee: the monthly recurring revenue of that first month
---*/
with month as (
    select explode(sequence(:from_month, :to_month, interval 1 month)) as month
),
-- Who pays, and the currency of the line begun last: the one that counts while nothing is billed.
known as (
    select
        line.billing_parent_id,
        month.month,
        max_by(line.currency, struct(line.valid_from, line.line_key)) as last_currency
    from silver.subscription_line as line
    join month on line.valid_from <= last_day(month.month)
    group by line.billing_parent_id, month.month
),
billed as (
    select billing_parent_id, month, currency, sum(mrr) as mrr
    from silver.mrr_month
    where month >= :from_month and month <= :to_month
    group by billing_parent_id, month, currency
),
main as (
    select
        known.billing_parent_id,
        known.month,
        coalesce(
            max_by(billed.currency, struct(billed.mrr * rate.rate, billed.currency)),
            max(known.last_currency)
        ) as currency
    from known
    left join billed
        on billed.billing_parent_id = known.billing_parent_id
        and billed.month = known.month
        and billed.mrr > 0
    left join silver.rate_month as rate
        on rate.currency = billed.currency and rate.month = billed.month
    group by known.billing_parent_id, known.month
),
first as (
    select billing_parent_id, min(valid_from) as paid_on
    from silver.subscription_line
    where mrr > 0
    group by billing_parent_id
),
first_fee as (
    select
        line.billing_parent_id,
        line.currency,
        min(first.paid_on) as paid_on,
        sum(line.mrr) as mrr
    from silver.subscription_line as line
    join first on first.billing_parent_id = line.billing_parent_id
    where
        line.mrr > 0
        and line.valid_from <= last_day(first.paid_on)
        and (line.valid_to is null or line.valid_to > last_day(first.paid_on))
    group by line.billing_parent_id, line.currency
),
paid as (
    select
        billing_parent_id,
        currency,
        cast(trunc(paid_on, 'MM') as date) as month,
        -- Tax comes back, and a part payment pays its part.
        sum(try_divide(amount_paid * (subtotal - coalesce(discount, 0)), total)) as amount
    from silver.invoice
    where amount_paid > 0 and paid_on >= :from_month and paid_on <= last_day(:to_month)
    group by 1, 2, 3
),
tells_invoices as (
    select count(*) > 0 as yes
    from silver.invoice
),
money as (
    select billing_parent_id, month, currency, mrr, 0 as first_mrr, 0 as paid from billed
    union all
    select first_fee.billing_parent_id, month.month, first_fee.currency, 0, first_fee.mrr, 0
    from first_fee
    join month on last_day(month.month) >= first_fee.paid_on
    union all
    select billing_parent_id, month, currency, 0, 0, amount from paid
)
select
    main.billing_parent_id,
    main.month,
    main.currency,
    cast(
        coalesce(
            sum(
                round(
                    money.mrr
                    * if(money.currency = main.currency, 1, try_divide(theirs.rate, ours.rate)),
                    2
                )
            ),
            0
        ) as decimal(18,2)
    ) as fee,
    max(ours.rate) as rate,
    if(
        any_value(tells_invoices.yes),
        cast(
            coalesce(
                sum(
                    money.paid
                    * if(money.currency = main.currency, 1, try_divide(theirs.rate, ours.rate))
                ),
                0
            ) as decimal(18,2)
        ),
        null
    ) as paid,
    max(if(first.paid_on <= last_day(main.month), first.paid_on, null)) as first_paid_on,
    cast(
        sum(
            if(
                money.first_mrr = 0,
                null,
                money.first_mrr
                * if(money.currency = main.currency, 1, try_divide(theirs.rate, ours.rate))
            )
        ) as decimal(18,2)
    ) as first_fee
from main
cross join tells_invoices
left join money
    on money.billing_parent_id = main.billing_parent_id and money.month = main.month
left join silver.rate_month as ours on ours.currency = main.currency and ours.month = main.month
left join silver.rate_month as theirs
    on theirs.currency = money.currency and theirs.month = main.month
left join first on first.billing_parent_id = main.billing_parent_id
group by main.billing_parent_id, main.month, main.currency
