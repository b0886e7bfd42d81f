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
  action: activate_seats (seats nobody of the family uses), use_feature (paid for, counted by a measure, used by nobody), designed_path (work done another way than the designed one) or lift_team (a team far below the others)
  subject: the feature's id or the team's name; null for the whole account
  measure: the measure it adds to; null for several
  gap_quantity: people to bring in, or units to do in the product, to close it; null where it cannot be told
  gap_unit: person, or the measure's counted unit
  owner: who looks after the account on the vendor's side and is to see to it; null where no source tells
  due_on: last business day of the month after next, from the month it is proposed for
  expected_hours: hours a month closing it would add; null where it cannot be told
  expected_value: money a month closing it would add; null without an hourly rate, or where it cannot be told
  currency: ISO 4217 code of expected_value
  status: proposed, repeated (proposed last month too and not done) or done (last month's, gap closed by more use; its quantities are last month's)
  proposed_since: the month since which it has been proposed every month
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
-- A seat that stands empty here may be taken by a child that has bought none.
with seat as (
    select
        adoption.account_id,
        adoption.month,
        adoption.active_users,
        if(
            adoption.coverage is null,
            null,
            greatest(
                least(
                    adoption.licensed_seats - adoption.active_users,
                    family.licensed_seats - family.active_users
                ),
                0
            )
        ) as idle_seats,
        adoption.coverage < 0.9 and coalesce(family.coverage, 0) < 0.9 as is_gap
    from gold.adoption_month as adoption
    left join gold.account_month as spine
        on spine.account_id = adoption.account_id and spine.month = adoption.month
    left join gold.family_month as family
        on family.account_id = spine.billing_parent_id and family.month = adoption.month
    where adoption.month <= :to_month
),
counted as (
    select
        told.*,
        case
            when seat.idle_seats = 0 then 1
            else cast(seat.active_users / (seat.active_users + seat.idle_seats) as decimal(18,10))
        end as adoption,
        seat.active_users
    from gold.value_month as told
    join seat on seat.account_id = told.account_id and seat.month = told.month
    where told.counts_to_value and told.month <= :to_month
),
-- What full adoption would add: V / g(a) - V, from a tenth above the least share on.
reach as (
    select
        account_id,
        month,
        max(active_users) as active_users,
        sum(hours) as hours,
        sum(money) as money,
        max(currency) as currency,
        bool_or(quantity is not null and not coalesce(adoption >= threshold + 0.1, false)) as lacks,
        sum(hours * (try_divide(1 - threshold, adoption - threshold) - 1)) as more_hours,
        sum(money * (try_divide(1 - threshold, adoption - threshold) - 1)) as more_money
    from counted
    group by account_id, month
),
idle_seat as (
    select
        seat.account_id,
        seat.month,
        'activate_seats' as action,
        cast(null as string) as subject,
        cast(null as string) as measure,
        seat.idle_seats as gap_quantity,
        'person' as gap_unit,
        if(reach.lacks, null, reach.more_hours) as expected_hours,
        if(reach.lacks, null, reach.more_money) as expected_value,
        false as is_from_peers,
        seat.is_gap and seat.idle_seats > 0 as is_open,
        seat.active_users as use_now
    from seat
    left join reach on reach.account_id = seat.account_id and reach.month = seat.month
    where seat.idle_seats is not null
),
-- What others do with it, told as the middle of at least five.
peer as (
    select
        measure,
        month,
        array_sort(collect_list(based_on * each / active_users)) as units
    from counted
    where based_on > 0 and active_users > 0 and feature is not null and hours is not null
    group by measure, month
    having count(*) >= 5
),
middle as (
    select
        measure,
        month,
        aggregate(
            slice(
                units,
                cast(if(size(units) % 2 = 0, size(units) / 2, (size(units) - 1) / 2) as int),
                if(size(units) % 2 = 0, 2, 3)
            ),
            cast(0 as double),
            (total, one) -> total + cast(one as double)
        ) / if(size(units) % 2 = 0, 2, 3) as units
    from peer
),
expected as (
    select
        counted.*,
        usage.users,
        usage.is_entitled,
        usage.task_events,
        usage.designed_events,
        middle.units * counted.active_users as peer_units,
        power(10, floor(log10(nullif(middle.units * counted.active_users, 0))) - 1) as digits
    from counted
    join silver.feature_month as usage
        on usage.account_id = counted.account_id
        and usage.month = counted.month
        and usage.feature = counted.feature
    left join middle on middle.measure = counted.measure and middle.month = counted.month
    where counted.hours is not null
),
unused as (
    select
        account_id,
        month,
        'use_feature' as action,
        feature as subject,
        measure,
        round(peer_units / digits) * digits as gap_quantity,
        counted_unit as gap_unit,
        round(peer_units / digits) * digits * (minutes_before - minutes_after) * attribution
            * capture_share / 60 as expected_hours,
        round(peer_units / digits) * digits * (minutes_before - minutes_after) * attribution
            * capture_share / 60 * hourly_rate * exchange_rate as expected_value,
        true as is_from_peers,
        is_entitled and active_users > 0 and coalesce(users, 0) = 0 and coalesce(based_on, 0) = 0
            as is_open,
        if(is_entitled, users, null) as use_now
    from expected
    where not exists (
        select 1
        from gold.measure as errors
        where errors.measure = expected.measure and errors.counts = 'errors_avoided'
    )
),
undesigned as (
    select
        expected.account_id,
        expected.month,
        'designed_path' as action,
        expected.feature as subject,
        expected.measure,
        (expected.task_events - expected.designed_events) * expected.each as gap_quantity,
        expected.counted_unit as gap_unit,
        (expected.task_events - expected.designed_events) * expected.each
            * coalesce(expected.quality, 1) * (expected.minutes_before - expected.minutes_after)
            * expected.attribution * expected.capture_share / 60 as expected_hours,
        (expected.task_events - expected.designed_events) * expected.each
            * coalesce(expected.quality, 1) * (expected.minutes_before - expected.minutes_after)
            * expected.attribution * expected.capture_share / 60
            * expected.hourly_rate * expected.exchange_rate as expected_value,
        false as is_from_peers,
        expected.designed_events < 0.9 * expected.task_events as is_open,
        expected.designed_events as use_now
    from expected
    join gold.measure as measure
        on measure.measure = expected.measure and measure.counts = 'designed'
    where expected.task_events > 0
),
team as (
    select
        account_id,
        month,
        team,
        users,
        active_users,
        is_weak_link,
        median(active_users / users) over (partition by account_id, month) as middle_share
    from gold.team_month
    where month <= :to_month and users > 0
),
weak as (
    select
        team.account_id,
        team.month,
        'lift_team' as action,
        team.team as subject,
        cast(null as string) as measure,
        nullif(greatest(ceil(team.users * team.middle_share) - team.active_users, 0), 0)
            as gap_quantity,
        'person' as gap_unit,
        nullif(greatest(ceil(team.users * team.middle_share) - team.active_users, 0), 0)
            * try_divide(reach.hours, reach.active_users) as expected_hours,
        nullif(greatest(ceil(team.users * team.middle_share) - team.active_users, 0), 0)
            * try_divide(reach.money, reach.active_users) as expected_value,
        false as is_from_peers,
        team.is_weak_link as is_open,
        team.active_users as use_now
    from team
    left join reach on reach.account_id = team.account_id and reach.month = team.month
),
-- What would lose the customer hours or money is no advice, however open it is.
gap as (
    select
        * except (is_open),
        is_open and coalesce(expected_value, 0) >= 0 and coalesce(expected_hours, 0) >= 0 as is_open
    from (
        select * from idle_seat
        union all
        select * from unused
        union all
        select * from undesigned
        union all
        select * from weak
    )
),
-- A gap that is closed by buying fewer seats or dropping a plan is none that was acted upon.
history as (
    select
        *,
        lag(month) over before as month_before,
        lag(is_open) over before as was_open,
        lag(use_now) over before as use_before,
        lag(gap_quantity) over before as gap_before,
        lag(expected_hours) over before as hours_before,
        lag(expected_value) over before as value_before
    from gap
    window before as (
        partition by account_id, action, coalesce(subject, ''), coalesce(measure, '') order by month
    )
),
run as (
    select
        *,
        coalesce(was_open and month_before = add_months(month, -1), false) as was_proposed,
        sum(if(is_open and month_before = add_months(month, -1), 0, 1)) over (
            partition by account_id, action, coalesce(subject, ''), coalesce(measure, '')
            order by month
        ) as stretch
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
        gap_unit,
        if(is_open, expected_hours, hours_before) as expected_hours,
        if(is_open, expected_value, value_before) as expected_value,
        case
            when is_open and was_proposed then 'repeated'
            when is_open then 'proposed'
            else 'done'
        end as status,
        if(is_open, open_from, month_before) as proposed_since,
        is_from_peers
    from (
        select
            *,
            min(if(is_open, month, null)) over (
                partition by
                    account_id, action, coalesce(subject, ''), coalesce(measure, ''), stretch
            ) as open_from
        from run
    )
    where
        month >= :from_month
        and (is_open or (was_proposed and coalesce(use_now, 0) > coalesce(use_before, 0)))
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
    proposal.subject,
    proposal.measure,
    cast(proposal.gap_quantity as decimal(18,4)) as gap_quantity,
    proposal.gap_unit,
    spine.owner,
    if(proposal.status = 'done', before.due_on, days.due_on) as due_on,
    cast(proposal.expected_hours as decimal(18,4)) as expected_hours,
    cast(proposal.expected_value as decimal(18,2)) as expected_value,
    reach.currency,
    proposal.status,
    proposal.proposed_since,
    proposal.is_from_peers
from proposal
join gold.account_month as spine
    on spine.account_id = proposal.account_id and spine.month = proposal.month
join silver.business_month as days on days.month = proposal.month
left join silver.business_month as before on before.month = add_months(proposal.month, -1)
left join reach on reach.account_id = proposal.account_id and reach.month = proposal.month
where spine.mrr > 0 or spine.billing_parent_id <> spine.account_id
