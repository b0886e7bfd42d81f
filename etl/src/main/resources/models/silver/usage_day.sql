/*---
description: Use of a feature by an account on a day.
owner: product
key: [account_id, feature, used_on]
write: whole
columns:
  account_id: the account of the subscription it was used under; unmatched:<subscription id> where there is none
  feature: the feature's name
  used_on: the day
  events: times used
  duration_secs: seconds of use
  errors: errors met
  source_rows: rows of the source it sums up
checks:
  - id: before_subscription
    severity: warn
    says: "{rows} usage rows are dated before their subscription starts; they count for the account"
    rows: >
      select usage.usage_id as sample
      from bronze.product_usage as usage
      join silver.subscription_line as line
          on line.line_key = usage.source_instance || ':' || usage.subscription_id
      where usage.used_on < line.valid_from
  - id: after_subscription
    severity: warn
    says: "{rows} usage rows are dated after their subscription ended; they count for the account"
    rows: >
      select usage.usage_id as sample
      from bronze.product_usage as usage
      join silver.subscription_line as line
          on line.line_key = usage.source_instance || ':' || usage.subscription_id
      where usage.used_on >= line.valid_to
  - id: before_sign_up
    severity: warn
    says: "{rows} usage rows are dated before their account signed up; they count for the account"
    rows: >
      select usage.usage_id as sample
      from bronze.product_usage as usage
      join silver.subscription_line as line
          on line.line_key = usage.source_instance || ':' || usage.subscription_id
      join silver.account as account on account.account_id = line.account_id
      where usage.used_on < account.created_on
  - id: unknown_subscription
    severity: warn
    says: "{rows} usage rows name a subscription nobody knows"
    rows: >
      select usage.usage_id as sample
      from bronze.product_usage as usage
      left join silver.subscription_line as line
          on line.line_key = usage.source_instance || ':' || usage.subscription_id
      where line.line_key is null
---*/
select
    coalesce(line.account_id, 'unmatched:' || usage.subscription_id) as account_id,
    usage.feature,
    usage.used_on,
    sum(usage.events) as events,
    sum(usage.duration_secs) as duration_secs,
    sum(usage.errors) as errors,
    count(*) as source_rows
from bronze.product_usage as usage
left join silver.subscription_line as line
    on line.line_key = usage.source_instance || ':' || usage.subscription_id
group by 1, 2, 3
