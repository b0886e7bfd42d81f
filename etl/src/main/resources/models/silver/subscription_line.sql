/*---
description: One period of one subscription's line at one price and discount, tied to its account, with its monthly recurring revenue.
owner: revenue
key: [line_key, valid_from]
write: whole
columns:
  line_key: connection and id of the subscription's item, of the subscription where billing tells ready-made periods, or of the invoice's line where it tells nothing but invoices
  subscription_id: the biller's own id
  customer_id: the billing customer
  account_id: the customer's account; unmatched:<customer id> where no account has its id
  billing_parent_id: the account whose invoices pay for it
  plan: plan, add-on or product
  is_addon: bought beside a plan
  seats: seats bought; null for an add-on and where billing tells none
  currency: ISO 4217 code of mrr
  discount: share taken off by coupons that recur, 0 to 1; null where billing tells none
  mrr: monthly recurring revenue in that currency, the amount over the months it pays for, net of discount; 0 unless active
  state: active, trial, paused or free
  valid_from: first day of service
  valid_to: first day without service; null while it runs
  term_end: end of the last term told; null where no source tells
  term_months: months of a term; null where no source tells, and for days and weeks
  subscribed_on: the day the subscription began
  is_churned_by_biller: the biller calls it churned; null where it has no such word
  provenance: where the period comes from; native = the source's own periods, invoice_derived = from invoices
  source_instance: the connection it came from
checks:
  - id: unmatched_customer
    severity: warn
    says: "{rows} billing customers with a running subscription match no account; their MRR stands under unmatched:<customer id>"
    rows: >
      select
          line.account_id as sample,
          sum(round(line.mrr * if(line.currency = :reporting_currency, 1, fx.rate), 2)) as money
      from silver.subscription_line as line
      left join (
          select from_currency, max_by(rate, rate_date) as rate
          from bronze.fx_rate
          where to_currency = :reporting_currency and rate_type = 'spot'
              and rate_date <= last_day(:to_month) and rate_date > date_sub(last_day(:to_month), 7)
          group by from_currency
      ) as fx on fx.from_currency = line.currency
      left anti join silver.identity_claim as decided
          on decided.source_system = 'billing'
          and decided.source_instance = line.source_instance
          and decided.source_id = line.customer_id
          and decided.account_id = 'nobody'
      where line.account_id like 'unmatched:%'
          and line.valid_from <= last_day(:to_month)
          and (line.valid_to is null or line.valid_to > last_day(:to_month))
      group by line.account_id
  - id: nobody_s_customer
    severity: warn
    says: "{rows} billing customers with a running subscription stand for no account because somebody decided so; their MRR stands under unmatched:<customer id>"
    rows: >
      select
          line.account_id as sample,
          sum(round(line.mrr * if(line.currency = :reporting_currency, 1, fx.rate), 2)) as money
      from silver.subscription_line as line
      left join (
          select from_currency, max_by(rate, rate_date) as rate
          from bronze.fx_rate
          where to_currency = :reporting_currency and rate_type = 'spot'
              and rate_date <= last_day(:to_month) and rate_date > date_sub(last_day(:to_month), 7)
          group by from_currency
      ) as fx on fx.from_currency = line.currency
      left semi join silver.identity_claim as decided
          on decided.source_system = 'billing'
          and decided.source_instance = line.source_instance
          and decided.source_id = line.customer_id
          and decided.account_id = 'nobody'
      where line.account_id like 'unmatched:%'
          and line.valid_from <= last_day(:to_month)
          and (line.valid_to is null or line.valid_to > last_day(:to_month))
      group by line.account_id
  - id: ends_before_it_starts
    severity: warn
    says: "{rows} subscriptions end on or before the day they start and are in no month"
    rows: >
      select subscription_id as sample, if(currency = :reporting_currency, mrr, null) as money
      from silver.subscription_line
      where valid_to <= valid_from
  - id: arr_disagrees
    severity: warn
    says: "{rows} subscriptions whose yearly amount is not twelve times their MRR; MRR counts"
    rows: >
      select
          line.subscription_id as sample,
          if(line.currency = :reporting_currency, line.mrr, null) as money
      from silver.subscription_line as line
      join bronze.billing_subscription as billed
          on billed.source_instance || ':' || billed.subscription_id = line.line_key
      where line.provenance = 'native' and line.state <> 'trial'
          and abs(billed.arr_amount - 12 * line.mrr) > 0.12
  - id: negative_amount
    severity: warn
    says: "{rows} subscriptions have a negative amount and count as 0"
    rows: >
      select
          subscription_id as sample,
          if(currency = :reporting_currency, cast(amount as decimal(18,2)), null) as money
      from bronze.billing_subscription where amount < 0
  - id: starts_before_sign_up
    severity: warn
    says: "{rows} subscriptions start before their account's sign-up; the subscription's date counts"
    rows: >
      select
          line.subscription_id as sample,
          if(line.currency = :reporting_currency, line.mrr, null) as money
      from silver.subscription_line as line
      join silver.account as account on account.account_id = line.account_id
      where line.valid_from < account.created_on and line.valid_from = line.subscribed_on
  - id: discount_without_coupon
    severity: warn
    says: "{rows} discounts name a coupon nobody knows or no customer, and take nothing off"
    rows: >
      select discount.discount_id as sample
      from bronze.billing_discount as discount
      left join bronze.billing_coupon as coupon
          on coupon.source_instance = discount.source_instance
          and coupon.coupon_id = discount.coupon_id
      where coupon.coupon_id is null or discount.customer_id is null
---*/
with -- A coupon of duration once is a free month, no change of what recurs.
offer as (
    select
        discount.source_instance,
        discount.customer_id,
        collect_list(struct(
            -- The subscription's coupon beats the customer's, a later one an earlier.
            discount.subscription_id is not null as is_own,
            to_date(discount.starts_at) as starts_on,
            discount.discount_id,
            discount.subscription_id,
            to_date(coalesce(
                discount.ends_at,
                if(coupon.duration = 'repeating',
                    add_months(discount.starts_at, cast(coupon.duration_months as int)), null)
            )) as ends_on,
            coupon.percent_off,
            coupon.amount_off,
            coupon.currency,
            coupon.duration = 'repeating' as is_limited
        )) as offers
    from bronze.billing_discount as discount
    join bronze.billing_coupon as coupon
        on coupon.source_instance = discount.source_instance
        and coupon.coupon_id = discount.coupon_id
    where not coupon.duration <=> 'once' and :coupons = 'net'
    group by discount.source_instance, discount.customer_id
),
offered as (
    select
        item.*,
        filter(
            coalesce(offer.offers, array()),
            one -> coalesce(one.subscription_id = item.subscription_id, true)
                and (one.amount_off is null or coalesce(one.currency = item.currency, true))
        ) as offers,
        -- An amount off is off the whole invoice: what stands beside the item decides its part.
        if(
            exists(offer.offers, one -> one.amount_off is not null),
            collect_list(struct(item.valid_from, item.valid_to, item.list_amount)) over (
                partition by item.source_instance, item.subscription_id
            ),
            null
        ) as siblings
    from silver.item_period as item
    left join offer
        on offer.source_instance = item.source_instance and offer.customer_id = item.customer_id
),
-- A period is cut where a coupon or the trial begins or ends, or a sibling changes what is shared.
cut as (
    select
        *,
        array_sort(array_distinct(filter(
            concat(
                array(valid_from, trial_from, trial_to),
                transform(offers, one -> one.starts_on),
                transform(offers, one -> one.ends_on),
                coalesce(transform(siblings, one -> one.valid_from), array()),
                coalesce(transform(siblings, one -> one.valid_to), array())
            ),
            day -> day >= valid_from and (valid_to is null or day < valid_to)
        ))) as days
    from offered
),
piece as (
    select
        cut.*,
        day as piece_from,
        coalesce(get(days, position + 1), valid_to) as piece_to,
        coalesce(day >= trial_from and day < trial_to, false) as is_trial,
        array_max(filter(
            offers, one -> one.starts_on <= day and coalesce(one.ends_on > day, true)
        )) as offer,
        aggregate(
            filter(siblings, one -> one.valid_from <= day and coalesce(one.valid_to > day, true)),
            cast(0 as decimal(24,10)),
            (total, one) -> cast(total + one.list_amount as decimal(24,10))
        ) as invoiced_amount
    from cut
    lateral view posexplode(days) as position, day
),
netted as (
    select
        *,
        cast(
            case
                when offer.percent_off is not null
                    then list_amount
                        * cast(greatest(100 - offer.percent_off, 0) as decimal(7,4)) / 100
                -- Its part of what is left of the invoice.
                when offer.amount_off is not null and invoiced_amount > 0
                    then cast(list_amount as decimal(15,4))
                        * cast(greatest(invoiced_amount - offer.amount_off, 0) as decimal(15,4))
                        / cast(invoiced_amount as decimal(15,4))
                else list_amount
            end as decimal(24,10)
        ) as net_amount
    from piece
),
line as (
    select
        line_key,
        subscription_id,
        customer_id,
        plan,
        is_addon,
        if(is_addon, null, quantity) as seats,
        currency,
        cast(coalesce(try_divide(list_amount - net_amount, list_amount), 0) as decimal(12,6))
            as discount,
        net_amount as amount,
        interval,
        interval_count,
        case
            when is_trial then 'trial'
            when list_amount <= 0 then 'free'
            when is_paused then 'paused'
            when net_amount > 0 then 'active'
            when offer.is_limited then 'paused'
            else 'free'
        end as state,
        piece_from as valid_from,
        piece_to as valid_to,
        term_end,
        case interval when 'month' then 1 when 'year' then 12 end * interval_count as term_months,
        subscribed_on,
        cast(null as boolean) as is_churned_by_biller,
        'invoice_derived' as provenance,
        source_instance
    from netted
    union all
    select
        source_instance || ':' || subscription_id,
        subscription_id,
        customer_id,
        plan,
        false,
        seats,
        currency,
        null,
        amount,
        interval,
        1,
        case when is_trial then 'trial' when amount > 0 then 'active' else 'free' end,
        start_date,
        -- The year 9999 and its like are how databases write "no end".
        if(year(end_date) >= 9000, null, end_date),
        null,
        null,
        start_date,
        is_churned,
        'native',
        source_instance
    from bronze.billing_subscription
    union all
    -- Each invoice is a period of its own: nobody tells which one follows which.
    select
        line_key,
        subscription_id,
        customer_id,
        plan,
        false,
        null,
        currency,
        discount,
        amount * (1 - if(:coupons = 'net', discount, cast(0 as decimal(12,6)))),
        'month',
        months,
        if(discount < 1 or :coupons = 'list', 'active', 'free'),
        service_from,
        service_to,
        service_to,
        months,
        service_from,
        null,
        'invoice_derived',
        source_instance
    from silver.service_line
)
select
    line.line_key,
    line.subscription_id,
    line.customer_id,
    coalesce(account.account_id, 'unmatched:' || line.customer_id) as account_id,
    coalesce(account.billing_parent_id, 'unmatched:' || line.customer_id) as billing_parent_id,
    line.plan,
    line.is_addon,
    line.seats,
    line.currency,
    line.discount,
    -- Months one amount pays for: a year 12, a week 12/52, a day 12/365.
    cast(
        case
            when line.state <> 'active' then 0
            when line.interval = 'day' then line.amount * 365 / (12 * line.interval_count)
            when line.interval = 'week' then line.amount * 52 / (12 * line.interval_count)
            when line.interval = 'month' then line.amount / line.interval_count
            when line.interval = 'quarter' then line.amount / 3
            when line.interval = 'year' then line.amount / (12 * line.interval_count)
        end as decimal(24,10)
    ) as mrr,
    line.state,
    line.valid_from,
    line.valid_to,
    line.term_end,
    cast(line.term_months as int) as term_months,
    line.subscribed_on,
    line.is_churned_by_biller,
    line.provenance,
    line.source_instance
from line
left join silver.account_xref as xref
    on xref.source_system = 'billing'
    and xref.source_instance = line.source_instance
    and xref.source_id = line.customer_id
left join silver.account as account on account.account_id = xref.account_id
