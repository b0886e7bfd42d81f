package io.meridiem.cli;

import io.meridiem.table.LakeSession;
import io.meridiem.table.ToldTables;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * What a month's published report told of an account's measures, where it is counted otherwise now: the sent report stands.
 *
 * @param byMeasure {@code quantity} and {@code money} as told, of those that differ alone
 */
record ToldFigures(Map<String, Row> byMeasure) {
    private static final String DIFFERENT =
            """
            select told.measure, told.quantity, told.money, told.published_at
            from (
                select
                    cell.measure,
                    cast(cell.quantity as decimal(24,8)) as quantity,
                    cast(cell.money as decimal(18,2)) as money,
                    first.published_at
                from ops.published_row as frozen
                join (
                    select min(published_at) as published_at, min_by(frozen_in, published_at) as run
                    from ops.publication where month = :month
                ) as first on first.run = frozen.run
                lateral view inline(array(from_json(
                    frozen.row, 'measure string, quantity string, money string'
                ))) cell
                where frozen.`table` = 'gold.value_month' and frozen.month = :month and frozen.account_id = :account
            ) as told
            left join gold.value_month as now
                on now.account_id = :account and now.month = :month and now.measure = told.measure
            -- Earlier releases kept four decimals.
            where not (round(told.quantity, 4) <=> round(now.quantity, 4)) or not (told.money <=> now.money)
            """;

    /** @param bound {@code account} and {@code month} */
    static ToldFigures of(LakeSession session, Map<String, Object> bound) {
        if (!session.exists(ToldTables.PUBLICATION) || !session.exists(ToldTables.PUBLISHED_ROW)) {
            return new ToldFigures(Map.of());
        }
        return new ToldFigures(session.sql(DIFFERENT, bound).collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("measure"), row -> row)));
    }

    /** A sentence on the measure; null where the report told what is counted now, or none was published. */
    String of(Row now) {
        Row told = byMeasure.get(now.<String>getAs("measure"));
        if (told == null) {
            return null;
        }
        BigDecimal money = told.getAs("money");
        return "the report published for this month told " + plain(told.getAs("quantity")) + " " + now.getAs("unit")
                + (money == null ? "" : ", " + plain(money) + " " + now.getAs("currency"))
                + ": since then its input or the configuration has changed";
    }

    private static String plain(BigDecimal number) {
        return number == null
                ? "no"
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
