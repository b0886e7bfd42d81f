package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * Gold rows of a made-up company, computed from one number per account and month by the definitions, so that every
 * figure of a sample agrees with every other.
 *
 * @param mrr by account, then month; whole or with cents
 */
record SampleCompany(YearMonth first, List<String> names, List<String> segments, List<BigDecimal[]> mrr) {
    private static final BigDecimal ZERO = BigDecimal.ZERO;

    int months() {
        return mrr.isEmpty() ? 0 : mrr.get(0).length;
    }

    /** The answers to the queries about revenue for the last month. */
    ObjectNode answers() {
        ObjectNode answers = Documents.empty();
        ArrayNode movements = answers.putArray("movements");
        ArrayNode retention = answers.putArray("retention");
        int last = months() - 1;
        for (int at = 0; at <= last; at++) {
            movements.add(movements(at));
            retention(retention, null, at);
        }
        ArrayNode bySegment = answers.putArray("segments");
        segments.stream().distinct().sorted().forEach(segment -> retention(bySegment, segment, last));
        cohorts(answers.putArray("cohorts"));
        movers(answers.putArray("movers"), last);
        levels(answers, last);
        return answers;
    }

    private ObjectNode movements(int at) {
        BigDecimal[] sums = new BigDecimal[8];
        int[] counts = new int[6];
        java.util.Arrays.fill(sums, ZERO);
        for (BigDecimal[] course : mrr) {
            BigDecimal[] own = movement(course, at);
            for (int step = 0; step < 8; step++) {
                sums[step] = sums[step].add(own[step]);
            }
            counts[0] += own[7].signum();
            for (int step = 1; step <= 5; step++) {
                counts[step] += own[step].signum();
            }
        }
        ObjectNode row =
                Documents.empty().put("month", first.plusMonths(at).atDay(1).toString());
        amounts(row, sums);
        row.put("opening_mrr", sums[0]).put("fx_mrr", sums[6]).put("closing_mrr", sums[7]);
        return row.put("paying_accounts", counts[0])
                .put("new_accounts", counts[1])
                .put("reactivated_accounts", counts[2])
                .put("expanded_accounts", counts[3])
                .put("contracted_accounts", counts[4])
                .put("churned_accounts", counts[5]);
    }

    private static void amounts(ObjectNode row, BigDecimal[] movement) {
        row.put("new_mrr", movement[1])
                .put("reactivation_mrr", movement[2])
                .put("expansion_mrr", movement[3])
                .put("contraction_mrr", movement[4])
                .put("churn_mrr", movement[5]);
    }

    /** Opening, new, reactivation, expansion, contraction, churn, fx, closing of one account. */
    private static BigDecimal[] movement(BigDecimal[] course, int at) {
        BigDecimal[] own = new BigDecimal[8];
        java.util.Arrays.fill(own, ZERO);
        own[0] = at == 0 ? ZERO : course[at - 1];
        own[7] = course[at];
        BigDecimal change = own[7].subtract(own[0]);
        boolean earlier = false;
        for (int before = 0; before < at; before++) {
            earlier |= course[before].signum() > 0;
        }
        int kind = change.signum() == 0
                ? 6
                : own[0].signum() == 0 ? (earlier ? 2 : 1) : own[7].signum() == 0 ? 5 : change.signum() > 0 ? 3 : 4;
        own[kind] = kind == 6 ? ZERO : change.abs();
        return own;
    }

    private void retention(ArrayNode rows, String segment, int at) {
        Predicate<Integer> in =
                account -> segment == null || segments.get(account).equals(segment);
        for (int window : new int[] {1, 12}) {
            if (at - window < 0) {
                continue;
            }
            BigDecimal start = ZERO;
            BigDecimal end = ZERO;
            BigDecimal capped = ZERO;
            BigDecimal won = ZERO;
            BigDecimal lost = ZERO;
            int accounts = 0;
            int left = 0;
            for (int account = 0; account < mrr.size(); account++) {
                BigDecimal[] course = mrr.get(account);
                if (!in.test(account)) {
                    continue;
                }
                for (int month = at - window + 1; month <= at; month++) {
                    BigDecimal[] own = movement(course, month);
                    won = won.add(own[1]).add(own[2]).add(own[3]);
                    lost = lost.add(own[4]).add(own[5]);
                }
                if (course[at - window].signum() > 0) {
                    accounts++;
                    left += course[at].signum() == 0 ? 1 : 0;
                    start = start.add(course[at - window]);
                    end = end.add(course[at]);
                    capped = capped.add(course[at].min(course[at - window]));
                }
            }
            if (accounts > 0) {
                rows.addObject()
                        .put("member", segment == null ? "all" : segment)
                        .put("month", first.plusMonths(at).atDay(1).toString())
                        .put("window_months", window)
                        .put("start_accounts", accounts)
                        .put("start_mrr", start)
                        .put("nrr", ratio(end, start))
                        .put("grr", ratio(capped, start))
                        .put("logo_churn", ratio(BigDecimal.valueOf(left), BigDecimal.valueOf(accounts)))
                        .put("quick_ratio", lost.signum() == 0 ? null : ratio(won, lost));
            }
        }
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, 6, RoundingMode.HALF_UP);
    }

    private void cohorts(ArrayNode rows) {
        for (int start = 0; start < months(); start++) {
            List<BigDecimal[]> members = new ArrayList<>();
            for (BigDecimal[] course : mrr) {
                if (movement(course, start)[1].signum() > 0) {
                    members.add(course);
                }
            }
            for (int at = start; at < months() && !members.isEmpty(); at++) {
                int month = at;
                rows.addObject()
                        .put("cohort_month", first.plusMonths(start).atDay(1).toString())
                        .put("age_months", at - start)
                        .put("accounts", members.size())
                        .put(
                                "accounts_kept",
                                members.stream()
                                        .filter(course -> course[month].signum() > 0)
                                        .count())
                        .put("mrr", sum(members, start))
                        .put("mrr_kept", sum(members, at));
            }
        }
    }

    private static BigDecimal sum(List<BigDecimal[]> members, int at) {
        return members.stream().map(course -> course[at]).reduce(ZERO, BigDecimal::add);
    }

    private void movers(ArrayNode rows, int at) {
        List<ObjectNode> moved = new ArrayList<>();
        for (int account = 0; account < mrr.size(); account++) {
            BigDecimal[] own = movement(mrr.get(account), at);
            BigDecimal net = own[7].subtract(own[0]);
            if (net.signum() != 0) {
                ObjectNode row = Documents.empty()
                        .put("account_name", names.get(account))
                        .put("segment", segments.get(account));
                amounts(row, own);
                moved.add(row.put("net_mrr", net));
            }
        }
        moved.sort(Comparator.comparing((ObjectNode row) -> row.path("net_mrr").decimalValue())
                .reversed());
        for (int place = 0; place < moved.size(); place++) {
            boolean extreme = place < 20 || place >= moved.size() - 20;
            if (extreme) {
                rows.add(moved.get(place));
            }
        }
    }

    private void levels(ObjectNode answers, int at) {
        ArrayNode accounts = answers.putArray("accounts");
        List<Integer> paying = new ArrayList<>();
        for (int account = 0; account < mrr.size(); account++) {
            if (mrr.get(account)[at].signum() > 0) {
                paying.add(account);
            }
        }
        paying.sort(
                Comparator.comparing((Integer account) -> mrr.get(account)[at]).reversed());
        paying.stream().limit(10).forEach(account -> accounts.addObject()
                .put("account_name", names.get(account))
                .put("segment", segments.get(account))
                .put("closing_mrr", mrr.get(account)[at]));
        List<ObjectNode> parts = new ArrayList<>();
        for (String segment : segments.stream().distinct().toList()) {
            List<BigDecimal> members = paying.stream()
                    .filter(account -> segments.get(account).equals(segment))
                    .map(account -> mrr.get(account)[at])
                    .toList();
            parts.add(Documents.empty()
                    .put("segment", segment)
                    .put("paying_accounts", members.size())
                    .put("closing_mrr", members.stream().reduce(ZERO, BigDecimal::add)));
        }
        parts.sort(Comparator.comparing(
                        (ObjectNode part) -> part.path("closing_mrr").decimalValue())
                .reversed());
        answers.putArray("segment_mrr").addAll(parts);
        answers.putArray("coverage")
                .addObject()
                .put("accounts", paying.size())
                .put("with_active_users", 0)
                .put("with_owner", 0)
                .put("with_renewal_date", 0)
                .put("with_licensed_seats", paying.size());
    }
}
