package io.meridiem.reports.executive;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything the report's month says about the portfolio, read once.
 *
 * @param months every month since the first with MRR, at most {@link #HISTORY}, without gaps, the report's month last;
 *     empty when no account ever paid
 * @param retention of the whole portfolio, both windows
 * @param findings the gravest first
 * @param invoiced by month, the report's last; empty where billing tells no invoices
 */
record Portfolio(
        YearMonth month,
        List<Movement> months,
        List<Retention> retention,
        List<Retention> segments,
        List<Cohort> cohorts,
        List<Mover> movers,
        List<Account> accounts,
        List<SegmentMrr> segmentMrr,
        Coverage coverage,
        List<Finding> findings,
        List<LedgerLine> ledger,
        Adoption adoption,
        Risk risk,
        Staying staying,
        ModelRecord record,
        List<Invoiced> invoiced,
        Departures departures,
        Value value,
        Standing standing,
        List<Restated> restated,
        Unbilled unbilled) {

    /** Months of history a page can show. */
    static final int HISTORY = 24;

    /** All retention rates of one member and window; a null rate is not measurable. */
    record Retention(
            String member,
            YearMonth month,
            long window,
            long startAccounts,
            BigDecimal startMrr,
            BigDecimal nrr,
            BigDecimal grr,
            BigDecimal logoChurn,
            BigDecimal quickRatio) {}

    /** One cohort at one age; a null month is the cohort that was there before the first loaded month. */
    record Cohort(YearMonth month, int age, long accounts, long kept, BigDecimal mrr, BigDecimal mrrKept) {}

    record Mover(String name, String segment, String owner, Movement movement) {}

    record Account(String name, String segment, String owner, BigDecimal mrr) {}

    record SegmentMrr(String segment, long accounts, BigDecimal mrr) {}

    record Coverage(long accounts, long activeUsers, long owners, long renewals, long seats) {}

    /** Hours that count of accounts without billing: they are told in no money. */
    record Unbilled(long accounts, BigDecimal hours) {
        static final Unbilled NONE = new Unbilled(0, BigDecimal.ZERO);

        static Unbilled of(Row row) {
            return new Unbilled(row.count("accounts"), row.money("hours"));
        }
    }

    record LedgerLine(
            String table,
            long in,
            long kept,
            long unchanged,
            long duplicate,
            long leftOut,
            long quarantined,
            long late) {}

    static Portfolio read(Tables tables, YearMonth month, io.meridiem.contract.Adoption rules) {
        return new Portfolio(
                month,
                history(ask(tables, "movements", month), month),
                ask(tables, "retention", month).stream()
                        .map(Portfolio::retention)
                        .toList(),
                ask(tables, "segments", month).stream()
                        .map(Portfolio::retention)
                        .toList(),
                ask(tables, "cohorts", month).stream().map(Portfolio::cohort).toList(),
                ask(tables, "movers", month).stream()
                        .map(row -> mover(row, month))
                        .toList(),
                ask(tables, "accounts", month).stream().map(Portfolio::account).toList(),
                ask(tables, "segment_mrr", month).stream()
                        .map(Portfolio::segmentMrr)
                        .toList(),
                ask(tables, "coverage", month).stream()
                        .map(Portfolio::coverage)
                        .findFirst()
                        .orElse(new Coverage(0, 0, 0, 0, 0)),
                ask(tables, "findings", month).stream()
                        .map(Finding::of)
                        .sorted(Finding.GRAVEST)
                        .toList(),
                ask(tables, "ledger", month).stream().map(Portfolio::ledgerLine).toList(),
                AdoptionRows.read(tables, month, rules),
                RiskRows.read(tables, month),
                Staying.read(tables, month),
                ModelRecord.read(tables, month),
                Invoiced.read(tables, month),
                Departures.read(tables, month),
                ValueRows.read(tables, month),
                Standing.read(tables, month),
                ask(tables, "restated", month).stream().map(Restated::of).toList(),
                ask(tables, "value_unbilled", month).stream()
                        .map(Unbilled::of)
                        .findFirst()
                        .orElse(Unbilled.NONE));
    }

    /** The report's month. Only for portfolios that have months. */
    Movement now() {
        return months.get(months.size() - 1);
    }

    /** The last months, at most so many, oldest first. */
    List<Movement> last(int count) {
        return months.subList(Math.max(0, months.size() - count), months.size());
    }

    /** Retention of the whole portfolio; null when no such row exists. */
    Retention retention(YearMonth end, int window) {
        return retention.stream()
                .filter(rate -> rate.month().equals(end) && rate.window() == window)
                .findFirst()
                .orElse(null);
    }

    /** The text of a query's file. */
    static String sql(String name) {
        try (InputStream file = Portfolio.class.getResourceAsStream("/documents/executive/" + name + ".sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The rows of one query, bound to the report's month. */
    static List<Row> ask(Tables tables, String name, YearMonth month) {
        String sql = sql(name);
        return tables.rows(sql, args(sql, month)).stream().map(Row::new).toList();
    }

    /** What a query binds: an engine may refuse a value that nothing asks for. */
    static Map<String, Object> args(String sql, YearMonth month) {
        Map<String, Object> args = new HashMap<>();
        args.put("month", month.atDay(1));
        args.put("from_month", month.minusMonths(HISTORY - 1).atDay(1));
        args.keySet().removeIf(arg -> !sql.contains(":" + arg));
        return args;
    }

    /** Months without a row lie before the first payment (left out) or between two (nothing moved and nobody paid). */
    private static List<Movement> history(List<Row> rows, YearMonth month) {
        Map<YearMonth, Movement> known = new HashMap<>();
        rows.forEach(row -> known.put(row.month("month"), Movement.of(row, row.month("month"))));
        List<Movement> months = new ArrayList<>();
        for (YearMonth at = month.minusMonths(HISTORY - 1); !at.isAfter(month); at = at.plusMonths(1)) {
            if (known.containsKey(at) || !months.isEmpty()) {
                months.add(known.getOrDefault(at, Movement.none(at)));
            }
        }
        return months;
    }

    private static Retention retention(Row row) {
        return new Retention(
                row.text("member"),
                row.month("month"),
                row.count("window_months"),
                row.count("start_accounts"),
                row.money("start_mrr"),
                row.decimal("nrr"),
                row.decimal("grr"),
                row.decimal("logo_churn"),
                row.decimal("quick_ratio"));
    }

    private static Cohort cohort(Row row) {
        return new Cohort(
                row.month("cohort_month"),
                (int) row.count("age_months"),
                row.count("accounts"),
                row.count("accounts_kept"),
                row.money("mrr"),
                row.money("mrr_kept"));
    }

    private static Mover mover(Row row, YearMonth month) {
        return new Mover(row.text("account_name"), row.text("segment"), row.text("owner"), Movement.of(row, month));
    }

    private static Account account(Row row) {
        return new Account(row.text("account_name"), row.text("segment"), row.text("owner"), row.money("closing_mrr"));
    }

    private static SegmentMrr segmentMrr(Row row) {
        return new SegmentMrr(row.text("segment"), row.count("paying_accounts"), row.money("closing_mrr"));
    }

    private static Coverage coverage(Row row) {
        return new Coverage(
                row.count("accounts"),
                row.count("with_active_users"),
                row.count("with_owner"),
                row.count("with_renewal_date"),
                row.count("with_licensed_seats"));
    }

    private static LedgerLine ledgerLine(Row row) {
        return new LedgerLine(
                row.text("table"),
                row.count("rows_in"),
                row.count("kept"),
                row.count("unchanged"),
                row.count("duplicate"),
                row.count("deleted") + row.count("filtered"),
                row.count("quarantined"),
                row.count("late"));
    }
}
