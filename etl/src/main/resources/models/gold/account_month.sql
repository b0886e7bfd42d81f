/*---
description: The wide spine, one row per account and month from the month it is first known; to the month it was deleted, unless it pays on.
owner: customer success
key: [account_id, month]
write: months
columns:
  account_id: the account; unmatched:<customer id> for a billing customer that matches none
  month: first day of the month
  account_name: the customer's name
  billing_parent_id: the account whose invoices pay for it
  segment: segment it is managed in; null where no source tells
  owner: who looks after it; null where no source tells
  report_language: tag of the language its value report is written in, as de or fr-ch; null where no source tells
  currency: ISO 4217 code of mrr and arr, the reporting currency
  mrr: monthly recurring revenue at the month's end
  arr: twelve times mrr
  licensed_seats: seats of the paid subscriptions at the month's end, those of add-ons apart; null where billing tells none
  active_users: people with a qualifying action in the month; 0 where nobody had one; null before the usage source's first event, and where no source tells people apart or nothing is configured as use
  renewal_date: latest end of the terms that run at the month's end; null where no source tells
  tenure_months: whole months from the first paid day to the month's end; null before it
checks:
  - id: mrr_reconciles
    severity: refuse
    says: "{rows} months in which the accounts' MRR is not the billing parents' MRR"
    rows: >
      select date_format(coalesce(accounts.month, revenue.month), 'yyyy-MM') as sample
      from (select month, sum(mrr) as mrr from gold.account_month group by month) as accounts
      full outer join
          (select month, sum(closing_mrr) as mrr from gold.revenue_month group by month) as revenue
          on revenue.month = accounts.month
      where coalesce(accounts.mrr, 0) <> coalesce(revenue.mrr, 0)
  - id: seats_disagree
    severity: warn
    says: "{rows} accounts name other seats than their subscriptions bill; the billed seats count"
    rows: >
      select spine.account_id || ': ' || account.seats_on_account || ' on the account, ' || spine.licensed_seats
          || ' billed' as sample
      from gold.account_month as spine
      join silver.account as account on account.account_id = spine.account_id
      where spine.month = :to_month and spine.mrr > 0 and spine.licensed_seats <> account.seats_on_account
  - id: trial_flag_on_account
    severity: warn
    says: "{rows} accounts are called a trial in the CRM and pay; MRR decides"
    rows: >
      select spine.account_id as sample, spine.mrr as money
      from gold.account_month as spine
      join silver.account as account on account.account_id = spine.account_id
      where spine.month = :to_month and account.is_trial_on_account and spine.mrr > 0
---*/
with month as (
    select explode(sequence(:from_month, :to_month, interval 1 month)) as month
),
-- Customers of billing that match no account keep a row of their own: totals reconcile with
-- finance.
subscriber as (
    select
        account_id,
        max(billing_parent_id) as billing_parent_id,
        min(valid_from) as first_seen_on,
        min(if(mrr > 0, valid_from, null)) as first_paid_on,
        max(seats) is not null as tells_seats
    from silver.subscription_line
    group by account_id
),
account as (
    select
        coalesce(account.account_id, subscriber.account_id) as account_id,
        coalesce(account.account_name, subscriber.account_id) as account_name,
        coalesce(account.billing_parent_id, subscriber.billing_parent_id) as billing_parent_id,
        account.segment,
        account.owner,
        account.report_language,
        account.deleted_on,
        least(account.created_on, subscriber.first_seen_on) as known_on,
        subscriber.first_paid_on,
        subscriber.tells_seats
    from silver.account as account
    full outer join subscriber on subscriber.account_id = account.account_id
),
paid as (
    select
        mrr.account_id,
        mrr.month,
        sum(round(mrr.mrr * rate.rate, 2)) as mrr,
        sum(if(mrr.is_paused, 0, mrr.seats)) as seats,
        max(mrr.renews_on) as renewal_date
    from silver.mrr_month as mrr
    join silver.rate_month as rate on rate.currency = mrr.currency and rate.month = mrr.month
    where mrr.month >= :from_month and mrr.month <= :to_month
    group by mrr.account_id, mrr.month
),
people as (
    select account_id, month, count(*) as active_users
    from silver.user_month
    where day_mask <> 0 and month >= :from_month and month <= :to_month
    group by account_id, month
),
-- Nobody in a month the usage source tells of is 0; before its first event nothing was measured.
measured as (
    select min(month) as from_month
    from silver.user_month
    where user_id <> '' and exists (select 1 from silver.tracked_action where is_qualifying)
)
select
    account.account_id,
    month.month,
    account.account_name,
    account.billing_parent_id,
    account.segment,
    account.owner,
    account.report_language,
    :reporting_currency as currency,
    cast(coalesce(paid.mrr, 0) as decimal(18,2)) as mrr,
    cast(12 * coalesce(paid.mrr, 0) as decimal(18,2)) as arr,
    -- No paid subscription at the month's end is no seat bought, where billing tells seats at all.
    coalesce(paid.seats, if(account.tells_seats, 0, null)) as licensed_seats,
    -- Of a customer that matches no account nobody knows whether it uses anything.
    if(
        month.month >= measured.from_month and account.account_id not like 'unmatched:%',
        coalesce(people.active_users, 0),
        null
    ) as active_users,
    paid.renewal_date,
    if(
        account.first_paid_on <= last_day(month.month),
        cast(
            floor(months_between(date_add(last_day(month.month), 1), account.first_paid_on)) as int
        ),
        null
    ) as tenure_months
from account
join month on coalesce(account.known_on, :first_month) <= last_day(month.month)
cross join measured
left join paid on paid.account_id = account.account_id and paid.month = month.month
left join people on people.account_id = account.account_id and people.month = month.month
where account.deleted_on is null or month.month <= account.deleted_on or paid.mrr > 0
