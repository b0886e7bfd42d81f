/*---
description: What was known of a billing parent at a month's end that may tell whether it leaves; its children's rolled up. Only who has MRR at that end stands here; null = not measured.
owner: customer success
key: [account_id, month]
write: months
stage: score
columns:
  account_id: billing parent; unmatched:<customer id> where no account has the customer's id
  month: first day of the month; nothing that happened, or became known, after its last day is in any feature
  segment: segment it is managed in; null where no source tells
  notice_given: share of its subscriptions whose cancellation had been asked for; null where billing tells none
  days_since_use: days since anybody was known to use the product, or could have first; at most 365
  coverage: active users known over licensed seats
  frequency: share of business days an active user was known to be active; 0 without an active user
  active_users_change: active users over the mean of the three months before, less 1; null for who has not paid so long
  events_change: things done, likewise
  champion_left: 1 where a champion or sponsor left within twelve months and none came since, else 0; null where the CRM knew none
  days_since_contact: days since anybody of us spoke, wrote or met with them, or could have first; at most 365
  nps: mean of each person's last answer of 0 to 10 in twelve months
  urgent_cases_open: urgent and critical cases open at the month's end
  cases_per_ten_seats: cases opened in the last three months for ten licensed seats
  escalations: escalated cases closed in the last three months; when an open one was escalated nobody tells
  case_satisfaction: mean answer of 1 to 5 about cases closed in the last six months
  overdue_days: days the oldest invoice not paid by the month's end was overdue; 0 for none
  seats_change: licensed seats over those three months before, less 1
  contraction: MRR lost in the last three months, pauses apart, over MRR before them
  tenure_months: whole months since it first paid
  days_to_renewal: days until the next of its terms ends; null where no source tells
---*/
with month as (
    select month, last_day(month) as ends_on
    from (
        -- A year more than is made: changes and the last use need what was before.
        select explode(sequence(add_months(:from_month, -12), :to_month, interval 1 month)) as month
    ) as one
),
delay as (
    select
        max(lag_days) filter (where source = 'support') as support,
        max(lag_days) filter (where source = 'billing') as billing,
        max(lag_days) filter (where source = 'crm') as crm,
        max(lag_days) filter (where source = 'survey') as survey
    from silver.risk_lag
),
used as (
    select
        usage.account_id,
        usage.month,
        count_if(usage.known_day_mask <> 0) as active_users,
        sum(bit_count(usage.known_day_mask & business.business_mask)) as active_days,
        sum(usage.known_events) as events,
        max(usage.last_known_on) as last_used_on
    from silver.user_month as usage
    join silver.business_month as business on business.month = usage.month
    where usage.month >= add_months(:from_month, -12) and usage.month <= :to_month
    group by usage.account_id, usage.month
),
-- A ticket's dates are the days they were known here. What the help desk deleted is in no month: it
-- does not tell when it did.
ticket as (
    select
        support.account_id,
        date_add(to_date(support.opened_at), delay.support) as opened_on,
        date_add(
            to_date(
                coalesce(
                    support.closed_at,
                    if(support.status rlike 'closed|solved|resolved', support.opened_at, null)
                )
            ),
            delay.support
        ) as closed_on,
        support.priority rlike 'urgent|critical' as is_urgent,
        support.is_escalated,
        support.satisfaction
    from silver.support_case as support
    cross join delay
    where not support.is_deleted
),
-- How urgent, escalated or satisfying a ticket became is known once it is closed, priority at once.
helped as (
    select
        ticket.account_id,
        month.month,
        count_if(ticket.is_urgent and coalesce(ticket.closed_on > month.ends_on, true)) as urgent,
        count_if(ticket.opened_on > add_months(month.ends_on, -3)) as opened,
        count_if(
            ticket.is_escalated
            and ticket.closed_on <= month.ends_on
            and ticket.closed_on > add_months(month.ends_on, -3)
        ) as escalated,
        sum(if(ticket.closed_on <= month.ends_on, ticket.satisfaction, null)) as satisfaction,
        count(if(ticket.closed_on <= month.ends_on, ticket.satisfaction, null)) as satisfied
    from ticket
    join month
        on ticket.opened_on <= month.ends_on
        and coalesce(ticket.closed_on > add_months(month.ends_on, -6), true)
    group by ticket.account_id, month.month
),
overdue as (
    select
        invoice.billing_parent_id as account_id,
        month.month,
        max(datediff(month.ends_on, coalesce(invoice.due_on, invoice.issued_on))) as overdue_days
    from silver.invoice as invoice
    cross join delay
    join month
        on coalesce(invoice.due_on, invoice.issued_on) < month.ends_on
        and date_add(invoice.issued_on, delay.billing) <= month.ends_on
        and coalesce(invoice.due_on, invoice.issued_on) > add_months(month.ends_on, -12)
        -- Paid or voided later, it stood open at that month's end.
        and coalesce(
            date_add(least(invoice.paid_on, invoice.voided_on), delay.billing) > month.ends_on, true
        )
    where
        invoice.total > 0
        and invoice.status <> 'draft'
        and not (invoice.status = 'paid' and invoice.paid_on is null)
        and not (invoice.status = 'void' and invoice.voided_on is null)
    group by invoice.billing_parent_id, month.month
),
notice as (
    select
        contract.billing_parent_id as account_id,
        month.month,
        count_if(date_add(contract.notice_on, delay.billing) <= month.ends_on) as given,
        count(*) as running
    from silver.contract as contract
    cross join delay
    join month
        on contract.started_on <= month.ends_on
        and coalesce(contract.ended_on > month.ends_on, true)
    where contract.status not in ('incomplete', 'incomplete_expired')
    group by contract.billing_parent_id, month.month
),
-- An answer counts until the same person's next, at most a year.
answer as (
    select
        said.account_id,
        said.score,
        date_add(to_date(said.answered_at), delay.survey) as known_on,
        date_add(
            to_date(
                lead(said.answered_at) over (
                    partition by said.account_id, coalesce(said.email, said.response_key)
                    order by said.answered_at, said.response_key
                )
            ),
            delay.survey
        ) as next_known_on
    from silver.survey_response as said
    cross join delay
    where said.survey = 'nps' and said.score is not null
),
answered as (
    select
        answer.account_id,
        month.month,
        sum(answer.score) as score,
        count(*) as answers
    from answer
    join month
        on answer.known_on <= month.ends_on
        and answer.known_on > add_months(month.ends_on, -12)
        and coalesce(answer.next_known_on > month.ends_on, true)
    group by answer.account_id, month.month
),
champion as (
    select
        contact.account_id,
        coalesce(date_add(to_date(contact.created_at), delay.crm), date '1900-01-01') as known_on,
        date_add(contact.left_on, delay.crm) as gone_on,
        collect_list(to_date(contact.created_at)) over (partition by contact.account_id)
            as came_on
    from silver.contact as contact
    cross join delay
    where contact.role rlike 'champion|sponsor' and contact.merged_into_key is null
),
sponsored as (
    select
        champion.account_id,
        month.month,
        count(*) as known,
        count_if(
            champion.gone_on <= month.ends_on
            and champion.gone_on > add_months(month.ends_on, -12)
            and not exists(
                champion.came_on, day -> day >= champion.gone_on and day <= month.ends_on
            )
        ) as gone
    from champion
    join month on champion.known_on <= month.ends_on
    group by champion.account_id, month.month
),
-- The last contact, placed in the month it became known; what was before the first in that.
contacted as (
    select
        account_id,
        greatest(cast(trunc(known_on, 'MM') as date), add_months(:from_month, -12)) as month,
        max(occurred_on) as last_contact_on
    from (
        select
            met_with.account_id,
            to_date(activity.occurred_at) as occurred_on,
            greatest(
                to_date(activity.occurred_at),
                coalesce(
                    to_date(activity.created_at),
                    date_add(to_date(activity.occurred_at), delay.crm)
                )
            ) as known_on
        from silver.activity as activity
        join silver.activity_account as met_with on met_with.activity_key = activity.activity_key
        cross join delay
        where
            activity.occurred_at is not null
            and not activity.is_deleted
            and activity.kind not in ('task', 'note')
            and activity.outcome not in ('no_show', 'canceled')
            and coalesce(activity.direction, '') <> 'internal'
    ) as met
    where known_on <= last_day(:to_month)
    group by 1, 2
),
-- One shape for all, so that one aggregation brings a family's facts together. Days are numbers of
-- days since 1970.
fact as (
    select used.account_id, used.month, one.name, one.amount
    from used
    lateral view stack(
        4,
        'active_users', cast(active_users as double),
        'active_days', cast(active_days as double),
        'events', cast(events as double),
        'last_used_on', cast(unix_date(last_used_on) as double)
    ) one as name, amount
    union all
    select spine.account_id, spine.month, one.name, one.amount
    from gold.account_month as spine
    lateral view stack(
        3,
        'seats', cast(if(mrr > 0, licensed_seats, 0 * licensed_seats) as double),
        'tenure', cast(tenure_months as double),
        'renewal_on', cast(if(mrr > 0, unix_date(renewal_date), null) as double)
    ) one as name, amount
    where spine.month >= add_months(:from_month, -3) and spine.month <= :to_month
    union all
    select revenue.account_id, revenue.month, one.name, one.amount
    from gold.revenue_month as revenue
    lateral view stack(
        2,
        'mrr', cast(closing_mrr as double),
        'lost', cast(contraction_mrr - coalesce(paused_mrr, 0) as double)
    ) one as name, amount
    where revenue.month >= add_months(:from_month, -3) and revenue.month <= :to_month
    union all
    select helped.account_id, helped.month, one.name, one.amount
    from helped
    lateral view stack(
        5,
        'urgent', cast(urgent as double),
        'opened', cast(opened as double),
        'escalated', cast(escalated as double),
        'satisfaction', cast(satisfaction as double),
        'satisfied', cast(satisfied as double)
    ) one as name, amount
    union all
    select account_id, month, 'overdue_days', cast(overdue_days as double) from overdue
    union all
    select notice.account_id, notice.month, one.name, one.amount
    from notice
    lateral view stack(2, 'given', cast(given as double), 'running', cast(running as double))
        one as name, amount
    union all
    select answered.account_id, answered.month, one.name, one.amount
    from answered
    lateral view stack(2, 'score', cast(score as double), 'answers', cast(answers as double))
        one as name, amount
    union all
    select sponsored.account_id, sponsored.month, one.name, one.amount
    from sponsored
    lateral view stack(2, 'known', cast(known as double), 'gone', cast(gone as double))
        one as name, amount
    union all
    select account_id, month, 'last_contact_on', cast(unix_date(last_contact_on) as double)
    from contacted
    union all
    -- No month of a payer may be missing: a change is against the row three before.
    select payer.account_id, month.month, 'month', null
    from (
        select distinct account_id
        from gold.revenue_month
        where month >= :from_month and month <= :to_month and closing_mrr > 0
    ) as payer
    cross join month
),
-- The first day a source tells of anything: before it nothing was measured, from it on nothing is 0.
told as (
    select
        (
            select min(month) from silver.user_month
            where user_id <> '' and exists (select 1 from silver.tracked_action where is_qualifying)
        ) as people_from,
        (select min(month) from silver.user_month) as events_from,
        (select min(last_known_on) from silver.user_month) as used_from,
        (select min(opened_on) from ticket) as tickets_from,
        (select min(last_contact_on) from contacted) as contacts_from
),
family as (
    select
        coalesce(account.billing_parent_id, fact.account_id) as account_id,
        fact.month,
        sum(amount) filter (where name = 'active_users') as active_users,
        sum(amount) filter (where name = 'active_days') as active_days,
        sum(amount) filter (where name = 'events') as events,
        max(amount) filter (where name = 'last_used_on') as last_used_on,
        sum(amount) filter (where name = 'seats') as seats,
        max(amount) filter (where name = 'tenure') as tenure,
        min(amount) filter (where name = 'renewal_on') as renewal_on,
        sum(amount) filter (where name = 'mrr') as mrr,
        sum(amount) filter (where name = 'lost') as lost,
        sum(amount) filter (where name = 'urgent') as urgent,
        sum(amount) filter (where name = 'opened') as opened,
        sum(amount) filter (where name = 'escalated') as escalated,
        sum(amount) filter (where name = 'satisfaction') as satisfaction,
        sum(amount) filter (where name = 'satisfied') as satisfied,
        max(amount) filter (where name = 'overdue_days') as overdue_days,
        sum(amount) filter (where name = 'given') as given,
        sum(amount) filter (where name = 'running') as running,
        sum(amount) filter (where name = 'score') as score,
        sum(amount) filter (where name = 'answers') as answers,
        sum(amount) filter (where name = 'known') as known,
        sum(amount) filter (where name = 'gone') as gone,
        max(amount) filter (where name = 'last_contact_on') as last_contact_on
    from fact
    left join silver.account as account on account.account_id = fact.account_id
    group by 1, 2
),
measured as (
    select
        family.* except (active_users, active_days, events),
        last_day(family.month) as ends_on,
        told.*,
        invoices_from,
        if(family.month >= told.people_from, coalesce(family.active_users, 0), null)
            as active_users,
        coalesce(family.active_days, 0) as active_days,
        if(family.month >= told.events_from, coalesce(family.events, 0), null) as events
    from family
    cross join (select min(issued_on) as invoices_from from silver.invoice)
    -- A customer that matches no account is known to billing alone.
    left join told on family.account_id not like 'unmatched:%'
),
compared as (
    select
        *,
        max(last_used_on) over so_far as used_on,
        max(last_contact_on) over so_far as contact_on,
        lag(mrr, 3) over history as mrr_before,
        lag(seats, 3) over history as seats_before,
        avg(active_users) over before as active_users_before,
        avg(events) over before as events_before,
        sum(lost) over (
            partition by account_id order by month rows between 2 preceding and current row
        ) as lost_lately,
        coalesce(add_months(ends_on, -cast(tenure as int)), ends_on) as paid_from
    from measured
    window
        history as (partition by account_id order by month),
        so_far as (
            partition by account_id order by month
            rows between unbounded preceding and current row
        ),
        before as (
            partition by account_id order by month rows between 3 preceding and 1 preceding
        )
)
select
    compared.account_id,
    compared.month,
    spine.segment,
    try_divide(compared.given, compared.running) as notice_given,
    cast(
        if(
            compared.used_from <= compared.ends_on,
            least(
                365,
                datediff(
                    compared.ends_on,
                    coalesce(
                        date_from_unix_date(cast(compared.used_on as int)),
                        greatest(compared.used_from, compared.paid_from)
                    )
                )
            ),
            null
        ) as double
    ) as days_since_use,
    try_divide(compared.active_users, compared.seats) as coverage,
    if(
        compared.active_users = 0,
        0,
        try_divide(compared.active_days, compared.active_users * business.business_days)
    ) as frequency,
    if(
        compared.mrr_before > 0,
        try_divide(compared.active_users, compared.active_users_before) - 1,
        null
    ) as active_users_change,
    if(compared.mrr_before > 0, try_divide(compared.events, compared.events_before) - 1, null)
        as events_change,
    if(compared.known > 0, if(compared.gone > 0, 1D, 0D), null) as champion_left,
    cast(
        if(
            compared.contacts_from <= compared.ends_on,
            least(
                365,
                datediff(
                    compared.ends_on,
                    coalesce(
                        date_from_unix_date(cast(compared.contact_on as int)),
                        greatest(compared.contacts_from, compared.paid_from)
                    )
                )
            ),
            null
        ) as double
    ) as days_since_contact,
    try_divide(compared.score, compared.answers) as nps,
    if(compared.tickets_from <= compared.ends_on, coalesce(compared.urgent, 0), null)
        as urgent_cases_open,
    if(
        compared.tickets_from <= compared.ends_on,
        try_divide(10 * coalesce(compared.opened, 0), compared.seats),
        null
    ) as cases_per_ten_seats,
    if(compared.tickets_from <= compared.ends_on, coalesce(compared.escalated, 0), null)
        as escalations,
    try_divide(compared.satisfaction, compared.satisfied) as case_satisfaction,
    if(compared.invoices_from <= compared.ends_on, coalesce(compared.overdue_days, 0), null)
        as overdue_days,
    if(
        compared.mrr_before > 0, try_divide(compared.seats, compared.seats_before) - 1, null
    ) as seats_change,
    try_divide(compared.lost_lately, compared.mrr_before) as contraction,
    compared.tenure as tenure_months,
    compared.renewal_on - unix_date(compared.ends_on) as days_to_renewal
from compared
join silver.business_month as business on business.month = compared.month
left join gold.account_month as spine
    on spine.account_id = compared.account_id and spine.month = compared.month
where compared.month >= :from_month and compared.month <= :to_month and compared.mrr > 0
