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
import java.util.Random;

/** Gold rows about what a made-up company's product was worth, from one ratio of value to fee per account. */
record SampleValue(SampleCompany company, boolean owners) {
    private static final List<String> OWNERS =
            List.of("Ada Park", "Milan Horvat", "Noor Haddad", "Ines Ribeiro", "Jonas Lindqvist");
    private static final List<String> GERMAN = List.of(
            "Rechnungen abgeglichen",
            "Erfassungsfehler vermieden",
            "Stellen nicht zu besetzen",
            "Arbeitstage zurückgegeben",
            "Stunden in Reichweite",
            "Papier gespart",
            "Bäume stehen gelassen");
    private static final List<String> FRENCH = List.of(
            "factures rapprochées",
            "erreurs de saisie évitées",
            "postes à ne pas pourvoir",
            "jours de travail rendus",
            "heures à portée",
            "papier économisé",
            "arbres laissés debout");
    private static final BigDecimal RATE = new BigDecimal("41.60");

    /** Adds the answers of every query about value for the last month. */
    void into(ObjectNode answers) {
        ArrayNode course = answers.putArray("value_course");
        for (int at = Math.max(0, last() - 12); at <= last(); at++) {
            BigDecimal sum = BigDecimal.ZERO;
            long accounts = 0;
            for (int account = 0; account < company.mrr().size(); account++) {
                if (paid(account, at) && measured(account)) {
                    sum = sum.add(value(account, at));
                    accounts++;
                }
            }
            course.addObject()
                    .put("month", company.first().plusMonths(at).atDay(1).toString())
                    .put("accounts", accounts)
                    .put("value", accounts == 0 ? null : sum);
        }
        List<Integer> paying = new ArrayList<>();
        for (int account = 0; account < company.mrr().size(); account++) {
            if (paid(account, last())) {
                paying.add(account);
            }
        }
        paying.sort(Comparator.comparing((Integer account) -> value(account, last()))
                .reversed());
        paying.forEach(account -> answers.withArray("value_accounts").add(account(account)));
        measures(answers.putArray("value_measures"), paying);
        actions(answers.putArray("value_actions"), paying);
    }

    private int last() {
        return company.months() - 1;
    }

    private boolean paid(int account, int at) {
        return company.mrr().get(account)[at].signum() > 0;
    }

    /** The ninth of the accounts stands in a country without an hourly rate. */
    private static boolean measured(int account) {
        return account % 9 != 8;
    }

    private static boolean isEstimate(int account) {
        return account % 5 > 1;
    }

    private BigDecimal value(int account, int at) {
        Random habit = new Random(5000 + account);
        double ratio = Math.exp(0.9 + 0.55 * habit.nextGaussian())
                * (0.92 + 0.16 * new Random(31L * account + at).nextDouble());
        return round(company.mrr().get(account)[at].doubleValue() * ratio);
    }

    private static double share(int account) {
        return Math.max(0.08, Math.min(1, 0.66 + 0.2 * new Random(6000 + account).nextGaussian()));
    }

    private static BigDecimal round(double amount) {
        return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP);
    }

    private ObjectNode account(int account) {
        BigDecimal cost = company.mrr().get(account)[last()];
        BigDecimal value = measured(account) ? value(account, last()) : null;
        BigDecimal full = value == null || share(account) < 0.1 ? null : round(value.doubleValue() / share(account));
        return Documents.empty()
                .put("account_id", "a" + account)
                .put("account_name", company.names().get(account))
                .put("segment", company.segments().get(account))
                .put("owner", owner(account))
                .put("value", value)
                .put("cost", cost)
                .put("value_full", full)
                .put("left_on_table", full == null ? null : full.subtract(value))
                .put("roi_actual", roi(value, cost, 1))
                .put("roi_100", roi(full, cost, 1))
                .put("roi_30", roi(full, cost, 0.3))
                .put("roi_20", roi(full, cost, 0.2))
                .put("is_estimate", isEstimate(account) ? 1 : 0);
    }

    private String owner(int account) {
        return owners ? OWNERS.get(account % OWNERS.size()) : null;
    }

    private static BigDecimal roi(BigDecimal value, BigDecimal cost, double share) {
        return value == null ? null : SampleUse.decimal(value.doubleValue() * share / cost.doubleValue() - 1, 6);
    }

    /** Two measures that make the value, and what their hours are told as. */
    private void measures(ArrayNode rows, List<Integer> paying) {
        List<Integer> some = paying.stream().filter(SampleValue::measured).toList();
        BigDecimal total =
                some.stream().map(account -> value(account, last())).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal matching = total.multiply(new BigDecimal("0.72")).setScale(2, RoundingMode.HALF_UP);
        BigDecimal hours = total.divide(RATE, 4, RoundingMode.HALF_UP);
        BigDecimal first = matching.divide(RATE, 4, RoundingMode.HALF_UP);
        long estimates = some.stream().filter(SampleValue::isEstimate).count();
        List<BigDecimal> amounts = List.of(matching, total.subtract(matching));
        List<BigDecimal> saved = List.of(first, hours.subtract(first));
        List<String> names = List.of("invoices matched", "entry errors avoided");
        for (int at = 0; at < 2; at++) {
            measure(rows, at, "hour", names.get(at), saved.get(at), some.size(), estimates)
                    .put("kind", "outcome")
                    .put("counts_to_value", "true")
                    .put("money", amounts.get(at))
                    .put("hours", saved.get(at));
        }
        told(
                rows,
                2,
                "fte",
                "positions not to hire",
                hours.multiply(BigDecimal.valueOf(12)).divide(BigDecimal.valueOf(2080), 4, RoundingMode.HALF_UP),
                some.size(),
                estimates);
        told(
                rows,
                3,
                "working_day",
                "working days given back",
                hours.divide(BigDecimal.valueOf(8), 4, RoundingMode.HALF_UP),
                some.size(),
                estimates);
        told(rows, 4, "hour", "hours within reach", hours.multiply(new BigDecimal("0.4")), some.size(), estimates);
        told(rows, 5, "sheet", "paper saved", hours.multiply(BigDecimal.valueOf(31)), some.size(), estimates);
        told(
                rows,
                6,
                "tree",
                "trees left standing",
                hours.multiply(BigDecimal.valueOf(31)).divide(BigDecimal.valueOf(8333), 4, RoundingMode.HALF_UP),
                some.size(),
                estimates);
        if (paying.size() > some.size()) {
            measure(rows, 0, "hour", names.get(0), new BigDecimal("812"), paying.size() - some.size(), 3)
                    .put("kind", "outcome")
                    .put("counts_to_value", "true")
                    .put("missing", "no_rate")
                    .putNull("quantity");
        }
    }

    private static void told(
            ArrayNode rows, int place, String unit, String name, BigDecimal quantity, long accounts, long estimates) {
        measure(rows, place, unit, name, quantity, accounts, estimates)
                .put("kind", place > 4 ? "impact" : "action")
                .put("restates", "matching")
                .put("counts_to_value", "false");
    }

    private static ObjectNode measure(
            ArrayNode rows, int place, String unit, String name, BigDecimal quantity, long accounts, long estimates) {
        return rows.addObject()
                .put("measure", name.replace(' ', '_'))
                .put("position", place)
                .put("unit", unit)
                .put("name_en", name)
                .put("name_de", GERMAN.get(place))
                .put("name_fr", FRENCH.get(place))
                .put("accounts", accounts)
                .put("estimates", estimates)
                .put("units", 1)
                .put("quantity", quantity);
    }

    private void actions(ArrayNode rows, List<Integer> paying) {
        YearMonth month = company.first().plusMonths(last());
        List<ObjectNode> all = new ArrayList<>();
        for (int account : paying) {
            if (!measured(account) || account % 4 == 3 || share(account) < 0.1) {
                continue;
            }
            boolean done = account % 11 == 0 && last() > 0;
            BigDecimal gain = round(value(account, last()).doubleValue() * (1 / share(account) - 1) * 0.5);
            int kind = account % 3;
            all.add(Documents.empty()
                    .put("account_id", "a" + account)
                    .put("account_name", company.names().get(account))
                    .put("action", kind == 0 ? "activate_seats" : kind == 1 ? "use_feature" : "designed_path")
                    .put("subject", kind == 0 ? null : kind == 1 ? "matching" : "approvals")
                    .put("gap_quantity", 2 + account % 17 * (kind == 0 ? 1 : 12))
                    .put("gap_unit", kind == 0 ? "person" : "invoice")
                    .put("owner", owner(account))
                    .put("due_on", month.plusMonths(2).atEndOfMonth().toString())
                    .put("expected_hours", gain.divide(RATE, 2, RoundingMode.HALF_UP))
                    .put("expected_value", gain)
                    .put("status", done ? "done" : account % 2 == 0 && last() > 0 ? "repeated" : "proposed"));
        }
        all.stream()
                .filter(row -> row.path("expected_value").decimalValue().signum() > 0)
                .sorted(Comparator.comparing(
                                (ObjectNode row) -> row.path("expected_value").decimalValue())
                        .reversed())
                .limit(60)
                .forEach(rows::add);
    }
}
