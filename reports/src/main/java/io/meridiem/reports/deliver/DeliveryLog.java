package io.meridiem.reports.deliver;

import io.meridiem.contract.Lake;
import io.meridiem.table.DeltaWriter;
import io.meridiem.table.LakeSession;
import io.meridiem.table.ToldTables;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** {@code ops.delivery}, read and written a month at a time: one commit says where all its mails stand. */
record DeliveryLog(LakeSession session) {

    /** Every mail of the month. */
    List<Entry> month(YearMonth month) {
        return session
                .sql(
                        "select account_id, recipient, month, report, locale, status, reason, message_id, at,"
                                + " pdf_sha256, run from ops.delivery where month = :month",
                        Map.of("month", Date.valueOf(month.atDay(1))))
                .collectAsList()
                .stream()
                .map(DeliveryLog::entry)
                .toList();
    }

    /** Addresses that were refused for good in another month and have taken no mail since. */
    Set<String> suppressed(YearMonth month) {
        return session
                .sql(
                        """
                        select recipient
                        from ops.delivery
                        where month <> :month and status in ('sent', 'failed')
                        group by recipient
                        having max_by(coalesce(reason, ''), at) like 'permanent: %'
                        """,
                        Map.of("month", Date.valueOf(month.atDay(1))))
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toSet());
    }

    void save(YearMonth month, Collection<Entry> entries) {
        Dataset<Row> rows = session.spark()
                .createDataFrame(
                        entries.stream().map(DeliveryLog::row).toList(), ToldTables.schema(ToldTables.DELIVERY))
                .coalesce(1);
        DeltaWriter writer = new DeltaWriter(new Lake(session.lake().root()));
        if (session.exists(ToldTables.DELIVERY)) {
            writer.replaceMonths(ToldTables.DELIVERY, rows, month, month);
        } else {
            writer.replace(ToldTables.DELIVERY, rows);
        }
        session.forget(ToldTables.DELIVERY);
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getString(0),
                row.getString(1),
                YearMonth.from(row.getDate(2).toLocalDate()),
                row.getString(3),
                row.getString(4),
                Status.of(row.getString(5)),
                row.getString(6),
                row.getString(7),
                row.getTimestamp(8).toInstant(),
                row.getString(9),
                row.getString(10));
    }

    private static Row row(Entry one) {
        return RowFactory.create(
                one.account(),
                one.recipient(),
                Date.valueOf(one.month().atDay(1)),
                one.report(),
                one.locale(),
                one.status().word(),
                one.reason(),
                one.messageId(),
                Timestamp.from(one.at()),
                one.pdfSha256(),
                one.run());
    }
}
