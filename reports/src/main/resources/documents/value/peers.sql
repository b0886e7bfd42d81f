-- Others to compare with: never fewer than five, the customer itself left out, a middle that no single one moves far, rounded
-- to 5 points. Who is a peer was settled when the quarter began; below five that have a figure now nothing is shown.
with
used as (
    select account_id, if(coverage > 1, 1, coverage) as coverage, breadth, frequency
    from gold.family_month
    where month = :month
),

member as (
    select revenue.account_id, account.segment
    from gold.revenue_month as revenue
    join gold.account_month as account
        on account.account_id = revenue.account_id and account.month = revenue.month
    where revenue.month = trunc(:month, 'quarter') and revenue.closing_mrr > 0
),

in_set as (
    select account_id, 'segment ' || segment as peer_set from member where segment is not null
    union all
    select account_id, 'all' as peer_set from member
),

large as (
    select segment, count(*) as members from member where segment is not null group by segment
),

-- A segment with five others in it, else all customers.
asked as (
    select
        used.account_id,
        coalesce(large.members - if(member.account_id is null, 0, 1) >= 5, false) as is_same_segment,
        if(
            coalesce(large.members - if(member.account_id is null, 0, 1) >= 5, false),
            'segment ' || large.segment,
            'all'
        ) as peer_set
    from used
    left join member on member.account_id = used.account_id
    left join gold.account_month as account
        on account.account_id = used.account_id and account.month = :month
    left join large on large.segment = coalesce(member.segment, account.segment)
),

figure as (
    select account_id, part, value
    from used unpivot (value for part in (coverage, breadth, frequency))
),

ranked as (
    select
        in_set.peer_set,
        figure.part,
        figure.account_id,
        cast(figure.value as double) as value,
        row_number() over (
            partition by in_set.peer_set, figure.part order by figure.value, figure.account_id
        ) - 1 as at
    from in_set
    join figure on figure.account_id = in_set.account_id
),

listed as (
    select
        peer_set,
        part,
        transform(array_sort(collect_list(struct(at, value))), one -> one.value) as sorted
    from ranked
    group by peer_set, part
),

-- Where the customer itself stands in the list, if it does, is stepped over.
placed as (
    select
        asked.account_id,
        asked.is_same_segment,
        listed.part,
        listed.sorted,
        coalesce(own.at, size(listed.sorted)) as own_at,
        size(listed.sorted) - if(own.at is null, 0, 1) as peers
    from asked
    join listed on listed.peer_set = asked.peer_set
    left join ranked as own
        on own.peer_set = asked.peer_set
        and own.part = listed.part
        and own.account_id = asked.account_id
),

central as (
    select
        *,
        transform(
            if(
                peers % 2 = 1,
                sequence(peers div 2 - 1, peers div 2 + 1),
                sequence(peers div 2 - 1, peers div 2)
            ),
            place -> sorted[cast(place + if(place >= own_at, 1, 0) as int)]
        ) as middle,
        transform(
            sequence((peers - 1) div 4 - 1, (peers - 1) div 4 + 1),
            place -> sorted[cast(place + if(place >= own_at, 1, 0) as int)]
        ) as lower,
        transform(
            sequence(peers - 2 - (peers - 1) div 4, peers - (peers - 1) div 4),
            place -> sorted[cast(place + if(place >= own_at, 1, 0) as int)]
        ) as upper
    from placed
    where peers >= 5
),

shown as (
    select
        account_id,
        is_same_segment,
        part,
        struct(
            peers,
            cast(
                round(aggregate(middle, 0d, (sum, one) -> sum + one) / size(middle) * 20) / 20
                as decimal(4,2)
            ) as middle,
            if(
                peers >= 11,
                cast(
                    round(aggregate(lower, 0d, (sum, one) -> sum + one) / 3 * 20) / 20
                    as decimal(4,2)
                ),
                null
            ) as low,
            if(
                peers >= 11,
                cast(
                    round(aggregate(upper, 0d, (sum, one) -> sum + one) / 3 * 20) / 20
                    as decimal(4,2)
                ),
                null
            ) as high
        ) as peer
    from central
)

select
    account_id,
    struct(
        bool_or(is_same_segment) as is_same_segment,
        max_by(peer, part) filter (where part = 'coverage') as coverage,
        max_by(peer, part) filter (where part = 'breadth') as breadth,
        max_by(peer, part) filter (where part = 'frequency') as frequency
    ) as peers
from shown
group by account_id
