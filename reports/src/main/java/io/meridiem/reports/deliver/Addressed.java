package io.meridiem.reports.deliver;

import io.meridiem.contract.TableName;
import io.meridiem.reports.render.Documents;
import io.meridiem.table.LakeSession;
import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Published value reports of a month and those who are to read them, or why nobody is. */
record Addressed(LakeSession session, String company) {
    private static final TableName RECIPIENT = TableName.of("gold.recipient");

    /**
     * A recipient, or an account without one.
     *
     * @param reason why nothing is to be sent; null where it is
     * @param letter null where there is a reason
     */
    record To(String account, String recipient, String locale, String pdfSha256, String reason, Letter letter) {}

    List<To> of(YearMonth month) {
        String recipients = session.exists(RECIPIENT)
                ? "select account_id, email, full_name, locale, status, reason from " + RECIPIENT
                : "select '' as account_id, '' as email, '' as full_name, '' as locale, '' as status, '' as reason"
                        + " where false";
        List<To> all = new ArrayList<>();
        session.sql(TO.replace(":recipients", recipients), Map.of("month", Date.valueOf(month.atDay(1))))
                .collectAsList()
                .forEach(row -> all.add(to(row, month)));
        return all;
    }

    private To to(Row row, YearMonth month) {
        String account = row.getString(0);
        String email = row.getString(1);
        String reason = row.getString(6);
        Letter letter = reason != null
                ? null
                : new Letter(
                        account,
                        email,
                        row.getString(2),
                        month,
                        "value",
                        row.getString(3),
                        row.getString(4),
                        company,
                        Documents.parse(row.getString(5)));
        return new To(account, email == null ? "" : email, row.getString(3), row.getString(4), reason, letter);
    }

    /** An account's report may be there in several languages: a recipient gets the account's, as near as there is. */
    private static final String TO =
            """
            with report as (
                select account_id, locale, pdf_sha256, get_json_object(document, '$.pages[0]') as page
                from ops.publication
                where month = :month and report = 'value'
            ),
            recipient as (
                :recipients
            ),
            matched as (
                select
                    report.account_id,
                    recipient.email,
                    recipient.full_name,
                    report.locale,
                    report.pdf_sha256,
                    report.page,
                    if(recipient.account_id is null, 'no_recipient', recipient.reason) as reason,
                    row_number() over (
                        partition by report.account_id, coalesce(recipient.email, '')
                        order by
                            recipient.reason is not null,
                            not lower(report.locale) <=> recipient.locale,
                            not split_part(lower(report.locale), '-', 1) <=> split_part(recipient.locale, '-', 1),
                            report.locale) as place
                from report
                left join recipient on recipient.account_id = report.account_id
            )
            select account_id, email, full_name, locale, pdf_sha256, coalesce(page, '{}') as page, reason
            from matched
            where place = 1
            order by account_id, email
            """;
}
