package io.meridiem.cli;

import io.meridiem.contract.Misconfigured;
import io.meridiem.table.LakeSession;
import java.io.PrintStream;
import java.sql.Date;
import java.time.YearMonth;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What a billing parent's churn risk of a month is made of, down to the records that were known by then. */
record RiskExplanation(LakeSession session, PrintStream out) {
    private static final String RISK =
            """
            select
                spine.account_name, risk.account_id, date_format(risk.month, 'yyyy-MM') as month, risk.band,
                risk.previous_band, risk.score, risk.mrr, risk.mrr_at_risk, risk.currency, risk.play,
                risk.play_due_on, round(risk.probability, 4) as probability, risk.horizon_months, risk.model
            from gold.churn_risk as risk
            left join gold.account_month as spine
                on spine.account_id = risk.account_id and spine.month = risk.month
            where risk.account_id = :account and risk.month = :month
            """;

    private static final String MODEL =
            """
            select distinct
                model,
                if(
                    is_learned,
                    'log odds learned from what happened; 1 - (1 - hazard) ^ horizon_months is the probability',
                    'an ordering by experts: no model has learned, so there is no probability'
                ) as what,
                person_months, churners, date_format(learned_from, 'yyyy-MM') as learned_from,
                date_format(learned_to, 'yyyy-MM') as learned_to,
                round(calibration_a, 6) as calibration_a, round(calibration_b, 6) as calibration_b
            from gold.churn_model
            where month = :month
            """;

    private static final String SUM =
            """
            with part as (
                select 0 as rank, 'base' as factor, null as feature, null as value, null as peer_median, base_logit as adds
                from gold.churn_risk
                where account_id = :account and month = :month
                union all
                select rank, factor, feature, value, peer_median, contribution
                from gold.churn_reason
                where account_id = :account and month = :month
            )
            select rank, factor, feature, round(value, 4) as value, round(peer_median, 4) as peer_median, round(adds, 6) as adds
            from part
            union all
            select null, 'log odds', null, null, null, round(sum(adds), 6) from part
            union all
            select null, 'hazard', null, null, null, round(hazard, 6)
            from gold.churn_risk
            where account_id = :account and month = :month
            order by rank nulls last, factor desc
            """;

    private static final String FEATURES =
            """
            with part as (
                select reason.rank, reason.factor, one.feature, one.value, one.contribution
                from gold.churn_reason as reason
                lateral view explode(reason.features) item as one
                where reason.account_id = :account and reason.month = :month
            )
            select
                part.factor, part.feature, round(part.value, 4) as value, scale.reference, scale.spread, scale.at_least,
                scale.at_most, round(scale.weight, 6) as weight, scale.expert_weight, round(part.contribution, 6) as adds,
                if(
                    part.feature like 'segment:%',
                    'customers of this segment left more, or less, often than their features tell',
                    words.reads
                ) as reads
            from part
            join gold.churn_model as scale on scale.month = :month and scale.feature = part.feature
            left join silver.risk_weight as words on words.feature = part.feature
            order by part.rank, part.feature
            """;

    private static final String RECORDS =
            """
            with member as (
                select account_id from silver.account where billing_parent_id = :account
                union
                select :account
            )
            select 'ticket' as record, case_key as id, to_date(opened_at) as since,
                concat_ws(', ', priority, if(is_escalated and to_date(closed_at) <= last_day(:month), 'escalated', null)) as what
            from silver.support_case
            where account_id in (select account_id from member) and to_date(opened_at) <= last_day(:month)
                and coalesce(to_date(closed_at) > add_months(last_day(:month), -3), true)
            union all
            select 'invoice', invoice_key, coalesce(due_on, issued_on), concat_ws(' ', total, currency)
            from silver.invoice
            where billing_parent_id = :account and coalesce(due_on, issued_on) < last_day(:month)
                and coalesce(paid_on > last_day(:month), true) and coalesce(voided_on > last_day(:month), true)
                and status not in ('draft', 'void')
            union all
            select 'person who left', contact_key, left_on, role
            from silver.contact
            where account_id in (select account_id from member) and left_on <= last_day(:month)
                and role rlike 'champion|sponsor'
            union all
            select 'cancellation', contract_key, notice_on, cancel_reason
            from silver.contract
            where billing_parent_id = :account and notice_on <= last_day(:month)
                and coalesce(ended_on > last_day(:month), true)
            order by 1, 3, 2
            """;

    /**
     * Prints it.
     *
     * @param account id or name of a billing parent or one of its children
     * @throws Misconfigured where nobody is called so, or it has no risk that month
     */
    int print(String account, YearMonth month) {
        Map<String, Object> asked = Map.of(
                "account", KnownAccount.find(session, account, month).payer(), "month", Date.valueOf(month.atDay(1)));
        if (session.sql(RISK, asked).isEmpty()) {
            throw Misconfigured.option(
                    "--account", "'" + account + "' has no MRR at the end of " + month + ", and so no risk");
        }
        table(RISK, asked);
        titled("who judges", MODEL, asked);
        titled("what adds up", SUM, asked);
        titled("from (value - reference) / spread, held between at_least and at_most, times weight", FEATURES, asked);
        titled("known when, where a record does not tell it: days after", "select * from silver.risk_lag", Map.of());
        titled("records", RECORDS, asked);
        return 0;
    }

    private void titled(String title, String sql, Map<String, Object> parameters) {
        out.print("\n" + title + "\n");
        table(sql, parameters);
    }

    private void table(String sql, Map<String, Object> parameters) {
        Dataset<Row> rows = session.sql(sql, parameters);
        Results.of(Format.TABLE, rows.schema(), out).print(rows.collectAsList().iterator());
    }
}
