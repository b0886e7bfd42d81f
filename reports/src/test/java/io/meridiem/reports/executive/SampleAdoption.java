package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Gold rows about the adoption of a made-up company, from one fit per account: who uses much grows more often. Every
 * account is its own customer.
 *
 * @param billed whether MRR and seats are known; without them the rows are those of a company without billing
 * @param owners whether a CRM names them
 * @param weak how many accounts have a team that falls behind
 */
record SampleAdoption(SampleCompany company, boolean billed, boolean owners, int weak) {
    private static final int MONTHS = 13;
    private static final List<String> PARTS = Adoption.PARTS;
    private static final List<String> OWNERS =
            List.of("Ada Park", "Milan Horvat", "Noor Haddad", "Ines Ribeiro", "Jonas Lindqvist");
    private static final List<String> TEAMS =
            List.of("Accounts Payable", "Procurement", "Treasury", "Controlling", "Shared Services");

    /** Adds the answers of every query about adoption for the last month. */
    void into(ObjectNode answers) {
        List<List<SampleUse>> uses = new ArrayList<>();
        for (int account = 0; account < company.mrr().size(); account++) {
            uses.add(course(account));
        }
        trend(answers.putArray("adoption_trend"), uses);
        customers(answers.putArray("adoption_customers"), uses);
        states(answers.putArray("adoption_states"), uses);
        teams(answers, uses);
        movers(answers.putArray("adoption_movers"), uses);
        lowest(answers.putArray("adoption_lowest"), uses);
        renewals(answers.putArray("adoption_renewals"), uses);
        coverage(answers);
    }

    private int last() {
        return company.months() - 1;
    }

    private int first() {
        return Math.max(0, company.months() - MONTHS);
    }

    /** The last thirteen months; null in months in which the account did not pay. */
    private List<SampleUse> course(int account) {
        Random chance = new Random(1000 + account);
        BigDecimal[] mrr = company.mrr().get(account);
        int sign = mrr[last()].compareTo(mrr[first()]);
        double fit = Math.min(0.98, 0.62 + 0.12 * sign * chance.nextDouble() + 0.17 * chance.nextGaussian());
        double drift = 0.006 * (sign + 0.5) + 0.008 * chance.nextGaussian();
        long seats = 4 + (long) (9 * Math.exp(0.8 * chance.nextGaussian()));
        boolean idle = chance.nextInt(25) == 0;
        List<SampleUse> course = new ArrayList<>();
        for (int at = first(); at <= last(); at++) {
            double level = fit + drift * (at - last()) + 0.02 * chance.nextGaussian();
            level = chance.nextInt(18) == 0 ? level - 0.15 : level;
            boolean asleep = idle && at > last() - 3;
            SampleUse use = SampleUse.of(billed, chance, Math.max(0.03, Math.min(1, level)), seats, asleep);
            course.add(mrr[at].signum() > 0 ? use : null);
        }
        return course;
    }

    private void trend(ArrayNode rows, List<List<SampleUse>> uses) {
        for (int at = first(); at <= last(); at++) {
            double weights = 0;
            double score = 0;
            double effective = 0;
            Map<String, double[]> parts = new TreeMap<>();
            long[] sums = new long[4];
            for (int account = 0; account < uses.size(); account++) {
                SampleUse use = uses.get(account).get(at - first());
                if (use == null) {
                    continue;
                }
                double weight = billed ? company.mrr().get(account)[at].doubleValue() : 1;
                weights += weight;
                score += weight * use.score().doubleValue();
                effective += weight * use.effective();
                use.parts().forEach((name, value) -> {
                    double[] sum = parts.computeIfAbsent(name, any -> new double[2]);
                    sum[0] += weight * Math.min(1, value.doubleValue());
                    sum[1] += weight;
                });
                sums[0]++;
                sums[1] += use.people();
                sums[2] += use.seats();
                sums[3] += Math.min(use.people(), use.seats());
            }
            if (sums[0] > 0) {
                ObjectNode row = rows.addObject()
                        .put("month", company.first().plusMonths(at).atDay(1).toString())
                        .put("scored", sums[0])
                        .put("active_users", sums[1])
                        .put("seats", billed ? sums[2] : null)
                        .put("used_seats", billed ? sums[3] : null)
                        .put("score", SampleUse.decimal(score / weights, 4))
                        .put("effective", billed ? SampleUse.decimal(effective / weights, 6) : null);
                parts.forEach((name, sum) -> row.put(name, SampleUse.decimal(sum[0] / sum[1], 6)));
                row.remove("coverage");
            }
        }
    }

    private void customers(ArrayNode rows, List<List<SampleUse>> uses) {
        for (int account : paying(uses)) {
            BigDecimal[] mrr = company.mrr().get(account);
            int began = first();
            while (mrr[began].signum() == 0) {
                began++;
            }
            SampleUse use = now(uses, account);
            ObjectNode row = rows.addObject()
                    .put("account_name", company.names().get(account))
                    .put("score", account % 97 == 96 ? null : use.score())
                    .put("active_users", use.people());
            if (billed) {
                row.put("mrr", mrr[last()])
                        .put("start_mrr", mrr[began])
                        .put("moved_mrr", mrr[last()].subtract(mrr[began]));
            }
        }
    }

    private void states(ArrayNode rows, List<List<SampleUse>> uses) {
        Map<String, BigDecimal> money = new TreeMap<>();
        Map<String, Integer> accounts = new TreeMap<>();
        for (int account : paying(uses)) {
            String state = now(uses, account).state();
            accounts.merge(state, 1, Integer::sum);
            money.merge(state, company.mrr().get(account)[last()], BigDecimal::add);
        }
        accounts.forEach((state, some) -> rows.addObject()
                .put("failure_state", state)
                .put("accounts", some)
                .put("mrr", billed ? money.get(state) : null));
    }

    private void teams(ObjectNode answers, List<List<SampleUse>> uses) {
        ArrayNode rows = answers.putArray("adoption_teams");
        List<Integer> paying = paying(uses);
        for (int at = 0; at < weak && 3 * at < paying.size(); at++) {
            int account = paying.get(3 * at);
            String team = TEAMS.get(account % TEAMS.size());
            BigDecimal others =
                    now(uses, account).score().add(BigDecimal.valueOf(4)).min(BigDecimal.valueOf(97));
            rows.addObject()
                    .put("account_name", company.names().get(account))
                    .put("owner", owner(account))
                    .put("team", weak > 20 ? team + " Kreditorenbuchhaltung Mitteleuropa" : team)
                    .put("users", 5 + account % 9)
                    .put(
                            "adoption_score",
                            others.subtract(BigDecimal.valueOf(14 + account % 17))
                                    .max(BigDecimal.ONE))
                    .put("others_median", others);
        }
        answers.putArray("adoption_teams_known")
                .addObject()
                .put("teams", weak == 0 ? 0 : 4 * paying.size())
                .put("accounts", weak == 0 ? 0 : paying.size());
    }

    private void movers(ArrayNode rows, List<List<SampleUse>> uses) {
        if (last() == 0) {
            return;
        }
        List<ObjectNode> moved = new ArrayList<>();
        for (int account : paying(uses)) {
            SampleUse now = now(uses, account);
            SampleUse before = uses.get(account).get(last() - 1 - first());
            if (before == null || now.score().compareTo(before.score()) == 0) {
                continue;
            }
            ObjectNode row = account(account, now)
                    .put("adoption_score_before", before.score())
                    .put("change", now.score().subtract(before.score()));
            for (String part : PARTS) {
                row.put(part, now.parts().get(part))
                        .put(part + "_before", before.parts().get(part));
            }
            moved.add(row);
        }
        moved.sort(Comparator.comparing((ObjectNode row) -> row.path("change").decimalValue()));
        long falls = moved.stream()
                .filter(row -> row.path("change").decimalValue().signum() < 0)
                .count();
        for (int place = 0; place < moved.size(); place++) {
            boolean fell = place < falls;
            if (fell ? place < 20 : place >= moved.size() - 20) {
                rows.add(moved.get(place).put("moved_that_way", fell ? falls : moved.size() - falls));
            }
        }
    }

    private void lowest(ArrayNode rows, List<List<SampleUse>> uses) {
        paying(uses).stream()
                .sorted(Comparator.comparing(
                        (Integer account) -> now(uses, account).score()))
                .limit(10)
                .forEach(account -> {
                    ObjectNode row = account(account, now(uses, account));
                    now(uses, account).parts().forEach(row::put);
                    rows.add(row);
                });
    }

    private void renewals(ArrayNode rows, List<List<SampleUse>> uses) {
        YearMonth month = company.first().plusMonths(last());
        for (int account : paying(uses)) {
            SampleUse use = now(uses, account);
            boolean hardly = List.of("idle", "barely_used").contains(use.state());
            boolean soon =
                    billed && renewal(account).isBefore(month.plusMonths(3).atEndOfMonth());
            if (hardly && soon) {
                rows.add(account(account, use));
            }
        }
    }

    private LocalDate renewal(int account) {
        return company.first().plusMonths(last() + 1 + account % 12).atDay(1 + account % 28);
    }

    private ObjectNode account(int account, SampleUse use) {
        return Documents.empty()
                .put("account_name", company.names().get(account))
                .put("owner", owner(account))
                .put("mrr", billed ? company.mrr().get(account)[last()] : null)
                .put("renewal_date", billed ? renewal(account).toString() : null)
                .put("failure_state", use.state())
                .put("adoption_score", use.score());
    }

    private String owner(int account) {
        return owners ? OWNERS.get(account % OWNERS.size()) : null;
    }

    private void coverage(ObjectNode answers) {
        ObjectNode row = (ObjectNode) answers.path("coverage").path(0);
        long accounts = row.path("accounts").asLong();
        row.put("with_active_users", accounts)
                .put("with_owner", owners ? accounts : 0)
                .put("with_renewal_date", billed ? accounts : 0)
                .put("with_licensed_seats", billed ? accounts : 0);
        for (String list : List.of("accounts", "movers")) {
            answers.path(list).forEach(each -> ((ObjectNode) each)
                    .put(
                            "owner",
                            owner(company.names()
                                    .indexOf(each.path("account_name").asText()))));
        }
    }

    private SampleUse now(List<List<SampleUse>> uses, int account) {
        return uses.get(account).get(last() - first());
    }

    /** Those with MRR in the last month, the largest first. */
    private List<Integer> paying(List<List<SampleUse>> uses) {
        List<Integer> paying = new ArrayList<>();
        for (int account = 0; account < uses.size(); account++) {
            if (now(uses, account) != null) {
                paying.add(account);
            }
        }
        paying.sort(Comparator.comparing((Integer account) -> company.mrr().get(account)[last()])
                .reversed());
        return paying;
    }
}
