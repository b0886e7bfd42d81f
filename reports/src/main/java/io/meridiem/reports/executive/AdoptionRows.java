package io.meridiem.reports.executive;

import io.meridiem.reports.executive.Adoption.Customer;
import io.meridiem.reports.executive.Adoption.Level;
import io.meridiem.reports.executive.Adoption.Lowest;
import io.meridiem.reports.executive.Adoption.Moved;
import io.meridiem.reports.executive.Adoption.Renewal;
import io.meridiem.reports.executive.Adoption.State;
import io.meridiem.reports.executive.Adoption.WeakTeam;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the tables about adoption; what a lake without usage answers is an adoption that is not measured. */
final class AdoptionRows {
    /** Months a course is shown for. */
    private static final int YEAR = 12;

    private AdoptionRows() {}

    static Adoption read(Tables tables, YearMonth month, io.meridiem.contract.Adoption rules) {
        List<Row> known = Portfolio.ask(tables, "adoption_teams_known", month);
        return new Adoption(
                rules.privacy(),
                weights(rules.weights()),
                course(Portfolio.ask(tables, "adoption_trend", month), month),
                Portfolio.ask(tables, "adoption_customers", month).stream()
                        .map(AdoptionRows::customer)
                        .toList(),
                Portfolio.ask(tables, "adoption_states", month).stream()
                        .map(row -> new State(row.text("failure_state"), row.count("accounts"), row.decimal("mrr")))
                        .toList(),
                Portfolio.ask(tables, "adoption_teams", month).stream()
                        .map(AdoptionRows::weakTeam)
                        .toList(),
                known.isEmpty() ? 0 : known.get(0).count("teams"),
                Portfolio.ask(tables, "adoption_movers", month).stream()
                        .map(AdoptionRows::moved)
                        .toList(),
                Portfolio.ask(tables, "adoption_lowest", month).stream()
                        .map(AdoptionRows::lowest)
                        .toList(),
                Portfolio.ask(tables, "adoption_renewals", month).stream()
                        .map(AdoptionRows::renewal)
                        .toList());
    }

    /** What each part weighs, of all of them together. */
    static Map<String, BigDecimal> weights(io.meridiem.contract.Adoption.Weights rules) {
        List<BigDecimal> weights = List.of(
                rules.coverage(),
                rules.breadth(),
                rules.frequency(),
                rules.depth(),
                rules.manner(),
                rules.quality(),
                rules.timing());
        BigDecimal all = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, BigDecimal> shares = new HashMap<>();
        for (int part = 0; part < weights.size(); part++) {
            shares.put(Adoption.PARTS.get(part), Pieces.share(weights.get(part), all));
        }
        return shares;
    }

    private static List<Level> course(List<Row> rows, YearMonth month) {
        Map<YearMonth, Level> known = new HashMap<>();
        rows.stream().filter(row -> row.count("scored") > 0).forEach(row -> known.put(row.month("month"), level(row)));
        List<Level> course = new ArrayList<>();
        for (YearMonth at = month.minusMonths(YEAR - 1); !at.isAfter(month); at = at.plusMonths(1)) {
            if (known.containsKey(at) || !course.isEmpty()) {
                course.add(known.getOrDefault(at, Level.none(at)));
            }
        }
        return course;
    }

    private static Level level(Row row) {
        Map<String, BigDecimal> parts = new HashMap<>();
        for (String part : Adoption.PARTS.subList(1, Adoption.PARTS.size())) {
            if (row.decimal(part) != null) {
                parts.put(part, row.decimal(part));
            }
        }
        BigDecimal seats = row.decimal("seats");
        BigDecimal used = row.decimal("used_seats");
        if (seats != null && seats.signum() > 0 && used != null) {
            parts.put("coverage", Pieces.share(used, seats));
        }
        return new Level(
                row.month("month"),
                row.count("active_users"),
                seats,
                row.decimal("score"),
                row.decimal("effective"),
                parts);
    }

    private static Customer customer(Row row) {
        return new Customer(
                row.text("account_name"),
                row.decimal("score"),
                row.decimal("mrr"),
                row.decimal("start_mrr"),
                row.decimal("moved_mrr"),
                row.count("active_users"));
    }

    private static WeakTeam weakTeam(Row row) {
        return new WeakTeam(
                row.text("account_name"),
                row.text("owner"),
                row.text("team"),
                row.count("users"),
                row.decimal("adoption_score"),
                row.decimal("others_median"));
    }

    private static Moved moved(Row row) {
        Map<String, List<BigDecimal>> parts = new HashMap<>();
        for (String part : Adoption.PARTS) {
            BigDecimal before = row.decimal(part + "_before");
            BigDecimal after = row.decimal(part);
            if (before != null && after != null) {
                parts.put(part, List.of(before.min(BigDecimal.ONE), after.min(BigDecimal.ONE)));
            }
        }
        return new Moved(
                row.text("account_name"),
                row.text("owner"),
                row.decimal("mrr"),
                row.day("renewal_date"),
                row.text("failure_state"),
                row.decimal("adoption_score_before"),
                row.decimal("adoption_score"),
                row.count("moved_that_way"),
                parts);
    }

    private static Lowest lowest(Row row) {
        Map<String, BigDecimal> parts = new HashMap<>();
        for (String part : Adoption.PARTS) {
            if (row.decimal(part) != null) {
                parts.put(part, row.decimal(part).min(BigDecimal.ONE));
            }
        }
        return new Lowest(
                row.text("account_name"),
                row.text("owner"),
                row.decimal("mrr"),
                row.day("renewal_date"),
                row.text("failure_state"),
                row.decimal("adoption_score"),
                parts);
    }

    private static Renewal renewal(Row row) {
        return new Renewal(
                row.text("account_name"),
                row.text("owner"),
                row.money("mrr"),
                row.day("renewal_date"),
                row.text("failure_state"),
                row.decimal("adoption_score"));
    }
}
