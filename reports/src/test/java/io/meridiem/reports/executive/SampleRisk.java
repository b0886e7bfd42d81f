package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Gold rows about who of a made-up company is likely to leave, judged by a few of the experts' weights. */
record SampleRisk(SampleCompany company, boolean owners) {
    private static final List<String> OWNERS =
            List.of("Ada Park", "Milan Horvat", "Noor Haddad", "Ines Ribeiro", "Jonas Lindqvist");
    private static final double BASE = Math.log(0.0055 / 0.9945);

    /** Group, feature, reference, spread with its sign, weight, least and most spreads, play, days to do it in. */
    private record Weight(
            String factor,
            String feature,
            double at,
            double spread,
            double weight,
            double least,
            double most,
            String play,
            int days) {
        double contribution(double value) {
            return weight * Math.max(least, Math.min(most, (value - at) / spread));
        }
    }

    private static final List<Weight> WEIGHTS = List.of(
            new Weight("notice", "notice_given", 0, 1, 4, 0, 1, "win_back_call", 7),
            new Weight("idle", "days_since_use", 4, 14, 0.5, 0, 3, "restart_use", 10),
            new Weight("use", "coverage", 0.6, -0.2, 0.4, -1.5, 2.5, "widen_use", 21),
            new Weight("use_trend", "active_users_change", 0, -0.25, 0.4, -1, 3, "find_what_stopped", 14),
            new Weight("champion", "champion_left", 0, 1, 1.5, 0, 1, "find_new_champion", 14),
            new Weight("contact", "days_since_contact", 30, 30, 0.3, -1, 3, "resume_contact", 14),
            new Weight("sentiment", "nps", 8, -2, 0.3, -1, 3, "answer_criticism", 14),
            new Weight("payment", "overdue_days", 0, 30, 0.6, 0, 3, "clear_payment", 7),
            new Weight("renewal", "days_to_renewal", 90, -90, 0.5, 0, 1, "prepare_renewal", 14));

    /** Adds the answers of every query about risk for the last month. */
    void into(ObjectNode answers) {
        course(answers.putArray("risk_course"));
        List<Integer> paying = new ArrayList<>();
        for (int account = 0; account < company.mrr().size(); account++) {
            if (paid(account, last())) {
                paying.add(account);
            }
        }
        paying.sort(Comparator.comparing((Integer account) -> -hazard(account, last())));
        List<Integer> told = new ArrayList<>();
        for (int account : paying) {
            boolean low = band(account, last()).equals("low")
                    && (before(account) == null || before(account).equals("low"));
            if (!low || paying.indexOf(account) < 3) {
                told.add(account);
            }
        }
        told.sort(Comparator.comparing((Integer account) -> company.mrr().get(account)[last()])
                .reversed());
        told.forEach(account -> answers.withArray("risk_accounts").add(account(account)));
        ArrayNode reasons = answers.putArray("risk_reasons");
        told.forEach(account -> reasons(reasons, account));
    }

    private int last() {
        return company.months() - 1;
    }

    private boolean paid(int account, int at) {
        return at >= 0 && company.mrr().get(account)[at].signum() > 0;
    }

    private String before(int account) {
        return paid(account, last() - 1) ? band(account, last() - 1) : null;
    }

    /** What was known of an account in a month, by feature; who leaves soon may have said so. */
    private Map<String, Double> values(int account, int at) {
        Random habit = new Random(3000 + account);
        Random chance = new Random(7L * account + 10_000L * at);
        double care = habit.nextDouble();
        boolean leaves = false;
        for (int ahead = at + 1; ahead <= Math.min(at + 3, last()); ahead++) {
            leaves |= !paid(account, ahead);
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("notice_given", (leaves && chance.nextInt(3) == 0) || habit.nextInt(90) == 0 ? 1.0 : 0.0);
        values.put("days_since_use", (double)
                (int) Math.exp(3.6 * care * (0.8 * habit.nextDouble() + 0.2 * chance.nextDouble())));
        values.put("coverage", Math.max(0.05, 0.95 - 0.5 * care + 0.08 * chance.nextGaussian()));
        values.put("active_users_change", Math.max(-0.9, 0.08 * chance.nextGaussian() - (leaves ? 0.3 : 0)));
        values.put("champion_left", habit.nextInt(14) == 0 && at > last() - 7 ? 1.0 : 0.0);
        values.put("days_since_contact", (double) (int) (60 * care * habit.nextDouble() + 12 * chance.nextDouble()));
        values.put("nps", Math.max(0, Math.min(10, 9.4 - 3 * care + 0.3 * chance.nextGaussian())));
        values.put("overdue_days", habit.nextInt(9) == 0 ? (double) chance.nextInt(75) : 0.0);
        values.put("days_to_renewal", (double) (30 * Math.floorMod(last() + 1 + account - at, 12) + account % 28));
        return values;
    }

    private Map<Weight, Double> contributions(int account, int at) {
        Map<String, Double> values = values(account, at);
        Map<Weight, Double> contributions = new LinkedHashMap<>();
        WEIGHTS.forEach(weight -> contributions.put(weight, weight.contribution(values.get(weight.feature()))));
        return contributions;
    }

    private double hazard(int account, int at) {
        double sum = contributions(account, at).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        return 1 / (1 + Math.exp(-BASE - sum));
    }

    private String band(int account, int at) {
        double hazard = hazard(account, at);
        return hazard >= 0.12 ? "critical" : hazard >= 0.045 ? "high" : hazard >= 0.02 ? "watch" : "low";
    }

    private void course(ArrayNode rows) {
        for (int at = 0; at <= last(); at++) {
            for (String band : List.of("critical", "high", "low", "watch")) {
                band(rows, at, band);
            }
        }
    }

    private void band(ArrayNode rows, int at, String band) {
        long accounts = 0;
        long gone = 0;
        BigDecimal mrr = BigDecimal.ZERO;
        BigDecimal goneMrr = BigDecimal.ZERO;
        for (int account = 0; account < company.mrr().size(); account++) {
            if (!paid(account, at) || !band(account, at).equals(band)) {
                continue;
            }
            accounts++;
            mrr = mrr.add(company.mrr().get(account)[at]);
            for (int ahead = at + 1; ahead <= Math.min(at + 3, last()); ahead++) {
                if (!paid(account, ahead)) {
                    gone++;
                    goneMrr = goneMrr.add(company.mrr().get(account)[at]);
                    break;
                }
            }
        }
        if (accounts > 0) {
            rows.addObject()
                    .put("month", company.first().plusMonths(at).atDay(1).toString())
                    .put("band", band)
                    .put("accounts", accounts)
                    .put("mrr", mrr)
                    .put("gone", gone)
                    .put("gone_mrr", goneMrr);
        }
    }

    private ObjectNode account(int account) {
        YearMonth month = company.first().plusMonths(last());
        String band = band(account, last());
        Weight strongest = contributions(account, last()).entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        double odds = hazard(account, last()) / (1 - hazard(account, last()));
        LocalDate renewal = month.plusMonths(1L + account % 12).atDay(1 + account % 28);
        return Documents.empty()
                .put("account_id", "a" + account)
                .put("account_name", company.names().get(account))
                .put("owner", owners ? OWNERS.get(account % OWNERS.size()) : null)
                .put("band", band)
                .put("previous_band", before(account))
                .put("score", SampleUse.decimal(100 * odds / (odds + 0.045 / 0.955), 2))
                .put("mrr", company.mrr().get(account)[last()])
                .put("renewal_date", renewal.toString())
                .put("play", band.equals("low") ? null : strongest.play())
                .put(
                        "play_due_on",
                        band.equals("low")
                                ? null
                                : month.atEndOfMonth()
                                        .plusDays(strongest.days())
                                        .toString());
    }

    private void reasons(ArrayNode rows, int account) {
        Map<String, Double> now = values(account, last());
        Map<String, Double> then = before(account) == null ? Map.of() : values(account, last() - 1);
        WEIGHTS.stream()
                .sorted(Comparator.comparing((Weight weight) -> -weight.contribution(now.get(weight.feature()))))
                .forEach(weight -> {
                    double contribution = weight.contribution(now.get(weight.feature()));
                    Double value = then.get(weight.feature());
                    double earlier = value == null ? 0 : weight.contribution(value);
                    if (contribution == 0 && earlier == 0) {
                        return;
                    }
                    rows.addObject()
                            .put("account_id", "a" + account)
                            .put("factor", weight.factor())
                            .put("feature", weight.feature())
                            .put("value", SampleUse.decimal(now.get(weight.feature()), 4))
                            .put("peer_median", peers(weight.feature()))
                            .put("contribution", SampleUse.decimal(contribution, 6))
                            .put("feature_before", value == null ? null : weight.feature())
                            .put("value_before", value == null ? null : SampleUse.decimal(value, 4))
                            .put("contribution_before", value == null ? null : SampleUse.decimal(earlier, 6));
                });
    }

    /** The middle of all who pay; none below five of them. */
    private BigDecimal peers(String feature) {
        List<Double> all = new ArrayList<>();
        for (int account = 0; account < company.mrr().size(); account++) {
            if (paid(account, last())) {
                all.add(values(account, last()).get(feature));
            }
        }
        all.sort(Comparator.naturalOrder());
        return all.size() < 5 ? null : SampleUse.decimal(all.get(all.size() / 2), 4);
    }
}
