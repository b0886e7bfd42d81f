package io.meridiem.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What RavenStack's revenue must be, worked out from its files by itself: no line of the product is used here, so that a
 * mistake would have to be made twice. Each answer is a list of csv lines, as a query would print them.
 */
final class RavenOracle {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");
    private static final int AWAY_AT_MOST = 14;

    /** A paid period; trials are left out, since they are no revenue. */
    private record Paid(String account, LocalDate from, LocalDate to, BigDecimal mrr) {
        /** Whether it runs on a day's evening: what ends on that day is gone. */
        boolean runsAtTheEndOf(LocalDate day) {
            return !from.isAfter(day) && (to == null || to.isAfter(day));
        }
    }

    final List<YearMonth> months;
    private final List<Paid> periods = new ArrayList<>();
    private final Map<String, Map<YearMonth, BigDecimal>> mrr = new TreeMap<>();

    RavenOracle(Path folder, YearMonth first, YearMonth last) throws IOException {
        months = Stream.iterate(first, one -> !one.isAfter(last), one -> one.plusMonths(1))
                .toList();
        for (Map<String, String> row : rows(folder.resolve("ravenstack_subscriptions.csv"))) {
            LocalDate from = LocalDate.parse(row.get("start_date"), DAY);
            LocalDate to = row.get("end_date").isEmpty() ? null : LocalDate.parse(row.get("end_date"), DAY);
            if (row.get("is_trial").equals("FALSE") && (to == null || to.isAfter(from))) {
                periods.add(new Paid(row.get("account_id"), from, to, new BigDecimal(row.get("mrr_amount"))));
            }
        }
        new TreeSet<>(periods.stream().map(Paid::account).toList())
                .forEach(account -> mrr.put(account, history(account)));
    }

    /** Rows of a file without quotes, by the names of its columns. */
    static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] names = lines.get(0).replace("\uFEFF", "").split(",");
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new TreeMap<>();
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private Map<YearMonth, BigDecimal> history(String account) {
        List<Paid> own =
                periods.stream().filter(one -> one.account().equals(account)).toList();
        Map<YearMonth, BigDecimal> history = new TreeMap<>();
        for (YearMonth month : months) {
            BigDecimal there = sum(own.stream().filter(one -> one.runsAtTheEndOf(month.atEndOfMonth())));
            history.put(month, there.signum() > 0 ? there : bridged(own, month.atEndOfMonth()));
        }
        return history;
    }

    /** Who comes back within fourteen days was never gone: the last MRR before stands in for the month end between. */
    private static BigDecimal bridged(List<Paid> own, LocalDate day) {
        LocalDate left = own.stream()
                .map(Paid::to)
                .filter(to -> to != null && !to.isAfter(day))
                .max(LocalDate::compareTo)
                .orElse(null);
        LocalDate back = own.stream()
                .map(Paid::from)
                .filter(from -> from.isAfter(day))
                .min(LocalDate::compareTo)
                .orElse(null);
        if (left == null || back == null || left.plusDays(AWAY_AT_MOST).isBefore(back)) {
            return BigDecimal.ZERO;
        }
        return sum(own.stream().filter(one -> left.equals(one.to())));
    }

    private static BigDecimal sum(Stream<Paid> periods) {
        return periods.map(Paid::mrr).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal at(String account, YearMonth month) {
        return mrr.get(account).getOrDefault(month, BigDecimal.ZERO);
    }

    /** account, month, opening, new, reactivation, expansion, contraction, churn, closing. */
    List<String> movements() {
        List<String> lines = new ArrayList<>();
        for (String account : mrr.keySet()) {
            boolean paidBefore = false;
            for (YearMonth month : months) {
                BigDecimal opening = at(account, month.minusMonths(1));
                BigDecimal closing = at(account, month);
                if (opening.signum() > 0 || closing.signum() > 0) {
                    lines.add(account + "," + month.atDay(1) + "," + moved(opening, closing, paidBefore));
                }
                paidBefore |= closing.signum() > 0;
            }
        }
        return lines;
    }

    private static String moved(BigDecimal opening, BigDecimal closing, boolean paidBefore) {
        BigDecimal none = BigDecimal.ZERO;
        boolean arrived = opening.signum() == 0;
        boolean left = closing.signum() == 0;
        BigDecimal change = closing.subtract(opening);
        return Stream.of(
                        opening,
                        arrived && !paidBefore ? closing : none,
                        arrived && paidBefore ? closing : none,
                        arrived || left ? none : change.max(none),
                        arrived || left ? none : change.negate().max(none),
                        left ? opening : none,
                        closing)
                .map(one -> one.setScale(2).toPlainString())
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
    }

    /** month, window, accounts at its start, their MRR, NRR, GRR, logo churn; six decimals, empty where nobody was there. */
    List<String> retention() {
        List<String> lines = new ArrayList<>();
        for (YearMonth month : months) {
            for (int window : new int[] {1, 12}) {
                YearMonth start = month.minusMonths(window);
                if (!start.isBefore(months.get(0))) {
                    lines.add(month.atDay(1) + "," + window + "," + kept(start, month));
                }
            }
        }
        return lines;
    }

    private String kept(YearMonth start, YearMonth end) {
        BigDecimal began = BigDecimal.ZERO;
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal gross = BigDecimal.ZERO;
        int accounts = 0;
        int lost = 0;
        for (String account : mrr.keySet()) {
            BigDecimal before = at(account, start);
            BigDecimal after = at(account, end);
            if (before.signum() > 0) {
                accounts++;
                began = began.add(before);
                net = net.add(after);
                gross = gross.add(after.min(before));
                lost += after.signum() == 0 ? 1 : 0;
            }
        }
        return accounts + "," + began.setScale(2) + "," + share(net, began) + "," + share(gross, began) + ","
                + share(BigDecimal.valueOf(lost), BigDecimal.valueOf(accounts));
    }

    private static String share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? ""
                : part.divide(whole, MathContext.DECIMAL128)
                        .setScale(6, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** cohort month, age, accounts, accounts kept, MRR at age 0, MRR kept. */
    List<String> cohorts() {
        Map<YearMonth, List<String>> cohorts = new TreeMap<>();
        mrr.forEach((account, history) -> history.entrySet().stream()
                .filter(one -> one.getValue().signum() > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(first -> cohorts.computeIfAbsent(first, unused -> new ArrayList<>())
                        .add(account)));
        List<String> lines = new ArrayList<>();
        cohorts.forEach((first, accounts) -> {
            for (YearMonth month : months.subList(months.indexOf(first), months.size())) {
                lines.add(first.atDay(1) + "," + (months.indexOf(month) - months.indexOf(first)) + "," + accounts.size()
                        + ","
                        + accounts.stream()
                                .filter(one -> at(one, month).signum() > 0)
                                .count() + ","
                        + total(accounts, first) + "," + total(accounts, month));
            }
        });
        return lines;
    }

    private BigDecimal total(List<String> accounts, YearMonth month) {
        return accounts.stream()
                .map(one -> at(one, month))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2);
    }

    /** Accounts that pay at the end of the last month. */
    BigDecimal lastMrr(String account) {
        return mrr.containsKey(account) ? at(account, months.get(months.size() - 1)) : BigDecimal.ZERO;
    }
}
