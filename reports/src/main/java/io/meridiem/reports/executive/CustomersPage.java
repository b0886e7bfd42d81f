package io.meridiem.reports.executive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.Portfolio.Cohort;
import io.meridiem.reports.executive.Portfolio.Mover;
import io.meridiem.reports.render.Documents;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who stays and who moves: cohorts by age, then the largest movements; printed from three cohorts on. */
record CustomersPage(Portfolio portfolio, Wording words) {
    private static final int AGES = 24;
    private static final int MOST_COHORTS = 24;
    /** Rows of movers that fit below a heat map of so many cohorts: 12 points a cohort, 13 a mover. */
    private static final int ROOM = 356;

    /** What the way from invoices to MRR takes of it, and the cohorts that fit beside it. */
    private static final int INVOICES = 76;

    private static final int FEWER_COHORTS = 18;

    boolean isWorthAPage() {
        return all().size() >= 3;
    }

    ObjectNode page() {
        List<List<Cohort>> all = all();
        boolean invoices = !portfolio.invoiced().isEmpty();
        int most = invoices ? FEWER_COHORTS : MOST_COHORTS;
        List<List<Cohort>> cohorts = shown(all, most);
        ObjectNode page = Documents.empty()
                .put("template", "customers")
                .put("title", words.say("customers"))
                .put("sentence", sentence(all))
                .put("cohorts_note", words.say("cohorts_note", "shown", months(cohorts)));
        int oldest = cohorts.stream()
                .mapToInt(ages -> ages.get(ages.size() - 1).age())
                .max()
                .orElse(0);
        for (int age = 0; age <= Math.min(oldest, AGES - 1); age++) {
            page.put("age" + age, words.count(age));
        }
        ArrayNode rows = page.putArray("cohort_rows");
        cohorts.forEach(ages -> rows.add(row(ages)));
        Invoiced.into(page, portfolio, words);
        String left = portfolio.departures().sentence(words);
        page.put("has_departures", left != null);
        if (left != null) {
            page.put("departures", left);
        }
        int room = Math.min(12, (ROOM - (invoices ? INVOICES : 0) - 12 * cohorts.size()) / 13);
        List<Mover> falling = new ArrayList<>(moved(-1));
        Collections.reverse(falling);
        movers(page, "growth", moved(1), room);
        movers(page, "shrink", falling, room);
        return page;
    }

    /** The latest, and before them always who was there at the start: most of the customers, as a rule. */
    private static List<List<Cohort>> shown(List<List<Cohort>> all, int most) {
        if (all.size() <= most || all.get(0).get(0).month() != null) {
            return all.subList(Math.max(0, all.size() - most), all.size());
        }
        List<List<Cohort>> shown = new ArrayList<>(all.subList(0, 1));
        shown.addAll(all.subList(all.size() - most + 1, all.size()));
        return shown;
    }

    private static long months(List<List<Cohort>> cohorts) {
        return cohorts.stream().filter(ages -> ages.get(0).month() != null).count();
    }

    /** Every cohort's ages in order; the one before the start first. */
    private List<List<Cohort>> all() {
        Map<YearMonth, List<Cohort>> byMonth = new LinkedHashMap<>();
        portfolio.cohorts().forEach(cohort -> byMonth.computeIfAbsent(cohort.month(), any -> new ArrayList<>())
                .add(cohort));
        byMonth.values().removeIf(ages -> ages.get(0).accounts() == 0);
        byMonth.values().forEach(ages -> ages.sort(Comparator.comparingInt(Cohort::age)));
        return new ArrayList<>(byMonth.values());
    }

    private ObjectNode row(List<Cohort> ages) {
        Cohort first = ages.get(0);
        Cohort latest = ages.get(ages.size() - 1);
        ObjectNode row = Documents.empty()
                .put("name", first.month() == null ? words.say("before_start") : words.shortMonth(first.month()))
                .put("accounts", words.count(first.accounts()))
                .put("first_mrr", words.shortMoney(first.mrr().setScale(0, RoundingMode.HALF_UP)))
                .put(
                        "mrr_kept",
                        latest.mrr().signum() == 0
                                ? words.say("not_measurable")
                                : words.wholePercent(Pieces.share(latest.mrrKept(), latest.mrr())));
        for (Cohort cohort : ages) {
            if (cohort.age() < AGES) {
                BigDecimal share =
                        Pieces.share(BigDecimal.valueOf(cohort.kept()), BigDecimal.valueOf(cohort.accounts()));
                row.set("a" + cohort.age(), Pieces.heat(words.amount(share.movePointRight(2), 0), emphasis(share)));
            }
        }
        return row;
    }

    /** Most cohorts keep most accounts: squared, the losses among them show. */
    private static BigDecimal emphasis(BigDecimal share) {
        return share.multiply(share).setScale(4, RoundingMode.HALF_UP);
    }

    private String sentence(List<List<Cohort>> cohorts) {
        long started = 0;
        long kept = 0;
        for (List<Cohort> ages : cohorts) {
            started += ages.get(0).accounts();
            kept += ages.get(ages.size() - 1).kept();
        }
        return words.say(
                "customers_says",
                "started",
                started,
                "kept",
                words.count(kept),
                "share",
                words.percent(Pieces.share(BigDecimal.valueOf(kept), BigDecimal.valueOf(started))),
                "month",
                words.month(portfolio.month()));
    }

    private List<Mover> moved(int direction) {
        return portfolio.movers().stream()
                .filter(mover -> mover.movement().moved().signum() == direction)
                .toList();
    }

    private void movers(ObjectNode page, String name, List<Mover> all, int room) {
        String month = words.month(portfolio.month());
        page.put(name + "_title", words.say(name + "_title", "month", month));
        page.put("has_" + name, !all.isEmpty());
        ArrayNode rows = page.putArray(name);
        if (all.isEmpty()) {
            page.put(name + "_note", words.say("in_currency", "currency", words.currency()));
            page.put(name + "_none", words.say(name + "_none", "month", month));
            return;
        }
        List<Mover> shown = all.subList(0, Math.min(room, all.size()));
        page.put(name + "_note", words.say("movers_note", "shown", shown.size(), "currency", words.currency()));
        Movers movers = new Movers(portfolio, words);
        shown.forEach(mover -> rows.add(movers.row(mover, shown)));
    }
}
