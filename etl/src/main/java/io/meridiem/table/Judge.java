package io.meridiem.table;

import io.meridiem.contract.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** Puts a table's checks to its staged rows, all in one pass over Spark. */
public final class Judge {
    private final LakeSession session;
    private final String currency;

    /**
     * @param currency ISO 4217 code that the checks' money is in
     */
    public Judge(LakeSession session, String currency) {
        this.session = session;
        this.currency = currency;
    }

    /**
     * What was seen of a table.
     *
     * @param rows how many rows were staged
     * @param findings what the checks found, in their order; empty where all is well
     */
    public record Verdict(long rows, List<Finding> findings) {}

    /**
     * Looks at a table.
     *
     * @param counted the name the staged rows alone are known by
     */
    public Verdict look(TableSpec spec, TableName counted, Map<String, Object> parameters) {
        List<Check> checks = new ArrayList<>(spec.checks());
        checks.add(keyCheck(spec, counted));
        List<String> questions = new ArrayList<>();
        questions.add(
                "select -1 as position, count(*) as found, cast(null as decimal(18,2)) as money, '' as sample from "
                        + counted);
        for (int i = 0; i < checks.size(); i++) {
            questions.add(counted(i, checks.get(i)));
        }
        List<Finding> found = new ArrayList<>();
        List<Row> answers = session.sql(String.join("\nunion all\n", questions), parameters).collectAsList().stream()
                .sorted(Comparator.comparingInt(row -> row.getInt(0)))
                .toList();
        answers.stream().skip(1).forEach(row -> found.add(finding(spec.name(), checks.get(row.getInt(0)), row)));
        return new Verdict(answers.get(0).getLong(1), found);
    }

    /** Of the fresh rows alone: a month, or a day, is part of the key of a table whose other rows stay. */
    private static Check keyCheck(TableSpec spec, TableName fresh) {
        String key = String.join(", ", spec.key());
        String anyNull = spec.key().stream().map(one -> one + " is null").collect(Collectors.joining(" or "));
        String sample = spec.key().stream()
                .map(one -> "coalesce(cast(" + one + " as string), 'null')")
                .collect(Collectors.joining(" || ' ' || "));
        String rows = "select " + sample + " as sample from " + fresh + " group by " + key + " having count(*) > 1 or "
                + anyNull;
        return new Check("key", Severity.REFUSE, "{rows} keys (" + key + ") stand twice or are empty", rows);
    }

    private static String counted(int position, Check check) {
        String money = check.rows().matches("(?s).*\\bas money\\b.*") ? "sum(money)" : "cast(null as decimal(18,2))";
        // A table that sums up says how many rows each of its own stands for.
        String found = check.rows().matches("(?s).*\\bas rows\\b.*") ? "sum(`rows`)" : "count(*)";
        return "select " + position + " as position, " + found + " as found, cast(" + money
                + " as decimal(18,2)) as money, concat_ws('; ', min(sample), nullif(max(sample), min(sample)), if(count(*) > 2, '...', null)) as sample"
                + " from (" + check.rows() + ") as offending having count(*) > 0";
    }

    private Finding finding(TableName table, Check check, Row row) {
        long rows = row.getLong(1);
        boolean money = !row.isNullAt(2);
        String sample = row.getString(3);
        return new Finding(
                table,
                check.id(),
                check.severity(),
                rows,
                money ? row.getDecimal(2) : null,
                money ? currency : null,
                sample,
                check.says().replace("{rows}", String.format(java.util.Locale.ROOT, "%,d", rows)));
    }
}
