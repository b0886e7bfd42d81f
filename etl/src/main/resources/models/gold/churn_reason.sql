/*---
description: What raises or lowers a billing parent's risk to leave, one row per group of features, the strongest first; with churn_model's base_logit they sum to the log odds of gold.churn_risk.
owner: customer success
key: [account_id, month, rank]
write: months
stage: score
columns:
  account_id: billing parent
  month: first day of the month
  rank: 1 = the largest contribution either way; every group has its row
  direction: raises or lowers; null where the group contributes nothing
  factor: the group of features, as churn.yml names it
  feature: of the group's features the one that contributes most, or segment and, behind a colon, the account's; null where none was measured
  value: its value, 1 for the account's segment; null where none was measured
  peer_median: the month's median of that feature over the accounts of the segment where at least 5 have it, else over all; null where fewer than 5 have it
  contribution: what the group adds to the log odds of leaving in one of the horizon's months; 0 where nothing was measured
  features: the group's features, each with its value, null where it was not measured, and what it adds
checks:
  - id: group_missing
    severity: refuse
    says: "{rows} account months have not one reason for each group of features"
    rows: >
      select account_id || ' ' || date_format(month, 'yyyy-MM') as sample
      from gold.churn_reason
      group by account_id, month
      having count(*) <> (select count(distinct factor) from gold.churn_model)
---*/
with feature as (
    select features.account_id, features.month, features.segment, one.feature, one.value
    from gold.risk_feature_month as features
    lateral view stack(
        18,
        'notice_given', notice_given,
        'days_since_use', days_since_use,
        'coverage', coverage,
        'frequency', frequency,
        'active_users_change', active_users_change,
        'events_change', events_change,
        'champion_left', champion_left,
        'days_since_contact', days_since_contact,
        'nps', nps,
        'urgent_cases_open', urgent_cases_open,
        'cases_per_ten_seats', cases_per_ten_seats,
        'escalations', escalations,
        'case_satisfaction', case_satisfaction,
        'overdue_days', overdue_days,
        'seats_change', seats_change,
        'contraction', contraction,
        'tenure_months', tenure_months,
        'days_to_renewal', days_to_renewal
    ) one as feature, value
    where features.month >= :from_month and features.month <= :to_month
),
-- A value counts in spreads from its reference, held at both ends; one not measured counts nothing.
weighed as (
    select
        feature.*,
        scale.factor,
        if(
            feature.value is null,
            0D,
            scale.weight * greatest(
                scale.at_least,
                least(scale.at_most, (feature.value - scale.reference) / scale.spread)
            )
        ) as contribution
    from feature
    join gold.churn_model as scale
        on scale.month = feature.month and scale.feature = feature.feature
    union all
    -- Where segments count; one nobody was learned from adds nothing.
    select
        features.account_id,
        features.month,
        features.segment,
        any_other.feature || coalesce(features.segment, '') as feature,
        if(features.segment <> '', 1D, null) as value,
        any_other.factor,
        coalesce(own.weight, 0D) as contribution
    from gold.risk_feature_month as features
    join gold.churn_model as any_other
        on any_other.month = features.month and any_other.feature = 'segment:'
    left join gold.churn_model as own
        on own.month = features.month and own.feature = 'segment:' || features.segment
    where features.month >= :from_month and features.month <= :to_month
),
grouped as (
    select
        account_id,
        month,
        first(segment) as segment,
        factor,
        max_by(struct(feature, value), struct(abs(contribution), feature))
            filter (where value is not null) as told,
        -- No minus zero: it would print as one.
        sum(contribution) + 0D as contribution,
        array_sort(collect_list(struct(feature, value, contribution))) as features
    from weighed
    group by account_id, month, factor
),
peer as (
    select
        month,
        if(grouping(segment) = 1, null, segment) as segment,
        grouping(segment) = 1 as is_all,
        feature,
        median(value) as middle
    from feature
    where value is not null
    group by grouping sets ((month, feature), (month, feature, segment))
    having count(*) >= 5
)
select
    grouped.account_id,
    grouped.month,
    cast(
        row_number() over (
            partition by grouped.account_id, grouped.month
            order by abs(grouped.contribution) desc, grouped.factor
        ) as int
    ) as rank,
    case
        when grouped.contribution > 0 then 'raises'
        when grouped.contribution < 0 then 'lowers'
    end as direction,
    grouped.factor,
    grouped.told.feature as feature,
    grouped.told.value as value,
    coalesce(alike.middle, everyone.middle) as peer_median,
    grouped.contribution,
    grouped.features
from grouped
left join peer as alike
    on not alike.is_all
    and alike.month = grouped.month
    and alike.segment = grouped.segment
    and alike.feature = grouped.told.feature
left join peer as everyone
    on everyone.is_all
    and everyone.month = grouped.month
    and everyone.feature = grouped.told.feature
