/*---
description: What an account could do next to win more, what that takes and yields, and whether last month's was done; safe for the customer to read.
owner: customer success
stage: score
key: [account_id, month, rank]
write: months
columns:
  account_id: the account
  month: first day of the month
  rank: 1 for the highest expected value; what is done stands after what is open
  action: activate_seats (seats nobody of the family uses), use_feature (paid for, counted by a measure, used by nobody), designed_path (work done another way than the designed one), lift_team (a team far below the others) or record_in_time (more than a tenth of the records that tell it made later than timely_hours after the fact)
  subject: the feature's id or the team's name; null for the whole account
  measure: the measure it adds to; null for several
  gap_quantity: people to bring in, or units to do in the product, to close it; null where it cannot be told
  gap_unit: person, record, or the measure's counted unit
  owner: who looks after the account on the vendor's side and is to see to it; null where no source tells
  due_on: last business day of the month after next, from the month it is proposed for
  expected_hours: hours a month closing it would add; null where it cannot be told
  expected_value: money a month closing it would add; null without an hourly rate, or where it cannot be told
  currency: ISO 4217 code of expected_value and brought_value
  status: proposed, repeated (proposed last month too and not done), again (proposed before, closed since and open anew) or done (last month's, gap closed by more use; its quantities are last month's)
  proposed_since: the month since which it has been proposed every month
  proposed_before: the last month before that in which it was proposed; null where it never was, and for what is done
  brought_hours: of what is done, hours of the month above those of the month before, of its measure, or of all that were measured in both where it is of several; below 0 where it is less; null for what is open, what was not measured and what was to bring none
  brought_value: money, likewise; null where it is not in one currency
  is_from_peers: expected from the middle of at least five other accounts, rounded to two digits; else from the account's own figures
checks:
  - id: small_team
    severity: refuse
    says: "{rows} actions name a team of fewer than privacy people"
    rows: >
      select action.account_id || ' ' || action.subject as sample
      from gold.action as action
      left join gold.team_month as team
          on team.account_id = action.account_id and team.team = action.subject and team.users >= :privacy
      where action.action = 'lift_team' and team.team is null
---*/
-- A gap that is closed by buying fewer seats or dropping a plan is none that was acted upon.
with history as (
    select
        *,
        lag(month) over before as month_before,
        lag(is_open) over before as was_open,
        lag(use_now) over before as use_before,
        lag(gap_quantity) over before as gap_before,
        lag(expected_hours) over before as hours_before,
        lag(expected_value) over before as value_before,
        lag(currency) over before as currency_before
    from gold.gap_month
    where month <= :to_month
    window before as (
        partition by account_id, action, subject, measure order by month
    )
),
run as (
    select
        *,
        coalesce(was_open and month_before = add_months(month, -1), false) as was_proposed,
        sum(if(is_open and month_before = add_months(month, -1), 0, 1)) over (
            partition by account_id, action, subject, measure
            order by month
        ) as stretch,
        max(if(is_open, month, null)) over (
            partition by account_id, action, subject, measure
            order by month
            rows between unbounded preceding and 1 preceding
        ) as last_open
    from history
),
proposal as (
    select
        account_id,
        month,
        action,
        subject,
        measure,
        if(is_open, gap_quantity, gap_before) as gap_quantity,
        -- What was expected stands in the money it was expected in.
        if(is_open, currency, currency_before) as currency,
        gap_unit,
        if(is_open, expected_hours, hours_before) as expected_hours,
        if(is_open, expected_value, value_before) as expected_value,
        case
            when is_open and was_proposed then 'repeated'
            when is_open and last_open is not null then 'again'
            when is_open then 'proposed'
            else 'done'
        end as status,
        if(is_open, open_from, month_before) as proposed_since,
        if(is_open, open_before, null) as proposed_before,
        is_from_peers
    from (
        select
            *,
            min(if(is_open, month, null)) over (
                partition by account_id, action, subject, measure, stretch
            ) as open_from,
            -- The stretch begins where nothing was proposed the month before.
            min_by(last_open, month) over (
                partition by account_id, action, subject, measure, stretch
            ) as open_before
        from run
    )
    where
        month >= :from_month
        and (is_open or (was_proposed and coalesce(use_now, 0) > coalesce(use_before, 0)))
),
-- What is measured in both months: the same yardstick before and after.
paired as (
    select
        now.account_id,
        now.month,
        now.measure,
        now.hours - earlier.hours as hours,
        if(now.currency = earlier.currency, now.money - earlier.money, null) as money
    from gold.value_month as now
    join gold.value_month as earlier
        on earlier.account_id = now.account_id
        and earlier.measure = now.measure
        and earlier.month = add_months(now.month, -1)
    where
        now.counts_to_value
        and earlier.counts_to_value
        and now.month >= :from_month
        and now.month <= :to_month
),
brought as (
    select account_id, month, measure, hours, money from paired
    union all
    select account_id, month, '', sum(hours), sum(money) from paired group by account_id, month
)
select
    proposal.account_id,
    proposal.month,
    row_number() over (
        partition by proposal.account_id, proposal.month
        order by
            proposal.status = 'done',
            proposal.expected_value desc nulls last,
            proposal.expected_hours desc nulls last,
            proposal.action,
            proposal.subject
    ) as rank,
    proposal.action,
    nullif(proposal.subject, '') as subject,
    nullif(proposal.measure, '') as measure,
    proposal.gap_quantity,
    proposal.gap_unit,
    spine.owner,
    if(proposal.status = 'done', before.due_on, days.due_on) as due_on,
    proposal.expected_hours,
    proposal.expected_value,
    proposal.currency,
    proposal.status,
    proposal.proposed_since,
    proposal.proposed_before,
    if(
        proposal.status = 'done' and proposal.action <> 'record_in_time', brought.hours, null
    ) as brought_hours,
    if(
        proposal.status = 'done' and proposal.action <> 'record_in_time', brought.money, null
    ) as brought_value,
    proposal.is_from_peers
from proposal
join gold.account_month as spine
    on spine.account_id = proposal.account_id and spine.month = proposal.month
join silver.business_month as days on days.month = proposal.month
left join brought
    on brought.account_id = proposal.account_id
    and brought.month = proposal.month
    and brought.measure = proposal.measure
left join silver.business_month as before on before.month = add_months(proposal.month, -1)
where spine.mrr > 0 or spine.billing_parent_id <> spine.account_id
