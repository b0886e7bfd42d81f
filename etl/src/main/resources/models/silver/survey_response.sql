/*---
description: One person's answer to a survey.
owner: customer success
key: [response_key]
write: whole
one_to_one: bronze.survey_answer
columns:
  response_key: connection and answer id
  account_id: the account; unmatched:<id> where nobody knows it, test:<id> for a test account; null for an answer of no account
  email: who answered, in lower case
  survey: nps, csat, ces or as the tool names it
  score: the answer; null where it is off the survey's scale
  scale_max: the best answer, 10 for nps, 5 for csat, 7 for ces; null for other surveys
  comment: what was said
  asked_at: when it was asked
  answered_at: when it was answered
checks:
  - id: score_out_of_range
    severity: warn
    says: "{rows} answers are off their survey's scale and count for nothing"
    rows: >
      select response_key as sample
      from silver.survey_response
      where score is null
  - id: unmatched_account
    severity: warn
    says: "{rows} answers are of an account nobody knows"
    rows: >
      select response_key as sample from silver.survey_response where account_id like 'unmatched:%'
---*/
with scaled as (
    select
        *,
        lower(survey) as kind,
        if(lower(survey) = 'nps', 0, 1) as scale_min,
        case lower(survey) when 'nps' then 10 when 'csat' then 5 when 'ces' then 7 end as scale_max
    from bronze.survey_answer
)
select
    scaled.source_instance || ':' || scaled.answer_id as response_key,
    coalesce(xref.account_id, 'unmatched:' || scaled.account_id) as account_id,
    lower(trim(scaled.email)) as email,
    scaled.kind as survey,
    if(scaled.score < scaled.scale_min or scaled.score > scaled.scale_max, null, scaled.score)
        as score,
    scaled.scale_max,
    scaled.comment,
    scaled.asked_at,
    scaled.answered_at
from scaled
left join silver.account_xref as xref
    on xref.source_system = 'crm' and xref.source_id = scaled.account_id
