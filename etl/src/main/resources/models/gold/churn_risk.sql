/*---
description: How likely a billing parent's MRR is to reach zero, judged at a month's end; who has none at that end, gone or paused, is not here. As long as no model has learned, experts' weights judge; then there is no probability, and the hazard is an ordering, not a forecast.
owner: customer success
key: [account_id, month]
write: months
stage: score
columns:
  account_id: billing parent
  month: first day of the month
  horizon_months: months ahead the question is asked for
  hazard: chance to leave in one of the horizon's months, of who is there until then; 1 / (1 + exp(-logit)) of base_logit and all contributions of gold.churn_reason
  base_logit: log odds of leaving in one of the horizon's months of a customer at every reference
  probability: of leaving within horizon_months; null as long as no model has learned
  probability_to_renewal: of leaving by the next renewal; null likewise, and where no source tells of one
  score: 0..100, what is shown instead of a percentage; rises with the hazard, 50 where the band high begins
  band: low, watch, high or critical, by risk_band
  previous_band: its band the month before; null where it had none
  mrr: MRR at the month's end
  mrr_at_risk: mrr times probability, the loss to be expected; as long as no model has learned, mrr in the bands high and critical, else 0, whose sum is MRR in these bands and no expected loss
  mrr_at_risk_basis: probability, or band as long as no model has learned
  currency: ISO 4217 code of mrr and mrr_at_risk, the reporting currency
  owner: who looks after it; null where no source tells
  renewal_date: the next end of its terms; null where no source tells
  play: what to do about the strongest reason that raises the risk, its segment apart, by its id; null in the band low
  play_due_on: day by which it is to be done, so many days after the month as the play has; the day before it renews where that is sooner, ten days after the month at the earliest
  survival_12m: share of such customers still there after twelve months; null as long as no model has learned
  lifetime_value: margin still to come within gold.lifetime's months, each month's by the chance that the customer is there and worth less the later it comes; null as long as no model has learned
  model: the one of gold.churn_model that judged
checks:
  - id: reasons_sum
    severity: refuse
    says: "{rows} account months whose reasons do not sum to their risk"
    rows: >
      select risk.account_id || ' ' || date_format(risk.month, 'yyyy-MM') as sample
      from gold.churn_risk as risk
      left join
          (
              select account_id, month, sum(contribution) as contribution
              from gold.churn_reason
              group by account_id, month
          ) as reason
          on reason.account_id = risk.account_id and reason.month = risk.month
      where
          reason.contribution is null
          or abs(risk.base_logit + reason.contribution - ln(risk.hazard / (1 - risk.hazard))) > 1e-9
  - id: all_who_pay
    severity: refuse
    says: "{rows} account months have MRR and no risk, or risk and no MRR"
    rows: >
      select coalesce(risk.account_id, revenue.account_id) as sample
      from gold.churn_risk as risk
      full outer join gold.revenue_month as revenue
          on revenue.account_id = risk.account_id and revenue.month = risk.month
      where
          coalesce(risk.month, revenue.month) >= :from_month
          and coalesce(risk.month, revenue.month) <= :to_month
          and (risk.mrr is null and revenue.closing_mrr > 0 or not risk.mrr <=> revenue.closing_mrr
              and risk.mrr is not null)
  - id: not_measured
    severity: warn
    says: "{rows} groups of features were measured of no account this month and contribute nothing to its risk"
    rows: >
      select reason.factor as sample
      from gold.churn_reason as reason
      where reason.month = :to_month
      group by reason.factor
      having count(reason.value) = 0
---*/
with model as (
    select distinct month, model, is_learned, horizon_months, base_logit
    from gold.churn_model
    -- One month more, for the band before.
    where month >= add_months(:from_month, -1) and month <= :to_month
),
judged as (
    select
        reason.account_id,
        reason.month,
        model.model,
        model.is_learned,
        model.horizon_months,
        model.base_logit,
        1 / (1 + exp(-(model.base_logit + sum(reason.contribution)))) as hazard,
        -- Nothing can be done with one customer about its segment.
        max_by(reason.factor, reason.contribution) filter (
            where reason.contribution > 0 and coalesce(reason.feature, '') not like 'segment:%'
        ) as factor
    from gold.churn_reason as reason
    join model on model.month = reason.month
    group by
        reason.account_id, reason.month, model.model, model.is_learned, model.horizon_months,
        model.base_logit
),
band as (
    select
        collect_list(struct(from_hazard, band)) as bands,
        max(from_hazard) filter (where band = 'high') as high_from
    from silver.risk_band
),
banded as (
    select
        judged.*,
        array_max(filter(band.bands, one -> one.from_hazard <= judged.hazard)).band as band,
        -- The hazard's odds against those at which the band high begins.
        100 * (judged.hazard / (1 - judged.hazard)) / (
            judged.hazard / (1 - judged.hazard) + band.high_from / (1 - band.high_from)
        ) as score
    from judged
    cross join band
),
renewal as (
    select billing_parent_id, month, min(renewal_date) as renewal_date
    from gold.account_month
    where mrr > 0 and month >= :from_month and month <= :to_month
    group by billing_parent_id, month
),
-- The hazard of the horizon's months, taken for that of all to come.
foretold as (
    select
        account_id,
        month,
        1 - power(1 - hazard, horizon_months) as probability,
        power(1 - hazard, 12) as survival_12m,
        -- The sum of keep ^ t over the months to come, keep below 1 as a hazard is above 0.
        lifetime.margin * keep * (1 - power(keep, lifetime.months)) / (1 - keep) as lifetime_months
    from (
        select banded.*, (1 - hazard) / power(1 + lifetime.yearly_rate, 1 / 12D) as keep, lifetime
        from banded
        cross join (select struct(months, yearly_rate, margin) as lifetime from gold.lifetime)
        where is_learned
    )
)
select
    now.account_id,
    now.month,
    now.horizon_months,
    now.hazard,
    now.base_logit,
    foretold.probability,
    if(
        now.is_learned and renewal.renewal_date > last_day(now.month),
        1 - power(1 - now.hazard, ceil(months_between(renewal.renewal_date, last_day(now.month)))),
        null
    ) as probability_to_renewal,
    cast(now.score as decimal(5,2)) as score,
    now.band,
    before.band as previous_band,
    revenue.closing_mrr as mrr,
    cast(
        case
            when now.is_learned then revenue.closing_mrr * foretold.probability
            when now.band in ('high', 'critical') then revenue.closing_mrr
            else 0
        end as decimal(18,2)
    ) as mrr_at_risk,
    if(now.is_learned, 'probability', 'band') as mrr_at_risk_basis,
    revenue.currency,
    spine.owner,
    renewal.renewal_date,
    if(now.band = 'low', null, play.play) as play,
    -- Before it renews, as far as the report can still be read by then.
    case
        when now.band = 'low' then null
        when renewal.renewal_date > last_day(now.month)
            then least(
                date_add(last_day(now.month), play.due_days),
                greatest(date_add(last_day(now.month), 10), date_add(renewal.renewal_date, -1))
            )
        else date_add(last_day(now.month), play.due_days)
    end as play_due_on,
    foretold.survival_12m,
    cast(revenue.closing_mrr * foretold.lifetime_months as decimal(18,2)) as lifetime_value,
    now.model
from banded as now
join gold.revenue_month as revenue
    on revenue.account_id = now.account_id and revenue.month = now.month
left join foretold on foretold.account_id = now.account_id and foretold.month = now.month
left join banded as before
    on before.account_id = now.account_id and before.month = add_months(now.month, -1)
left join gold.account_month as spine
    on spine.account_id = now.account_id and spine.month = now.month
left join renewal on renewal.billing_parent_id = now.account_id and renewal.month = now.month
left join silver.risk_play as play on play.factor = now.factor
where now.month >= :from_month
