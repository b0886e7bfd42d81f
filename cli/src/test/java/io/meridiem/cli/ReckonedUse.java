package io.meridiem.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How a customer used the product, beside others, by team and by month, and what it could do next. */
record ReckonedUse(ReckonedTables tables, String payer, Tongue tongue, String currency, Claims claims) {
    private static final BigDecimal TWENTY = BigDecimal.valueOf(20);

    /** Of a step in the list of steps, on a line of its own. */
    private static final String PLACE = "\\n[1-3]\\r?\\n";

    void claim() {
        List<AskedRow> use = tables.of("use", payer);
        if (use.isEmpty()) {
            return;
        }
        AskedRow now = use.get(use.size() - 1);
        if (now.number("active_users") != null && now.number("licensed_seats") != null) {
            claims.may(
                    "people and seats",
                    tongue.whole(now.number("active_users")),
                    tongue.of("people worked", "Personen haben", "personnes ont travaillé"),
                    tongue.whole(now.number("licensed_seats")),
                    tongue.of("seats you", "bezahlten", "accès payés"));
        }
        part("coverage", tongue.of("Coverage", "Abdeckung", "Couverture"), use);
        part("breadth", tongue.of("Breadth", "Breite", "Étendue"), use);
        part("frequency", tongue.of("Frequency", "Häufigkeit", "Fréquence"), use);
        people(use);
        teams();
        steps();
    }

    private void part(String part, String label, List<AskedRow> use) {
        BigDecimal now = use.get(use.size() - 1).number(part);
        if (now == null) {
            return;
        }
        BigDecimal then = use.size() < 2 ? null : use.get(use.size() - 2).number(part);
        boolean moved = then != null
                && now.subtract(then).setScale(3, RoundingMode.HALF_UP).signum() != 0;
        String change = moved ? tongue.plus(now.subtract(then).movePointRight(2), 1) + "[\\u00a0 ](?:pts|Pkt)" : "";
        List<BigDecimal> peers = peers(part);
        String middle = peers.size() < 5 ? "" : tongue.percent(middle(peers), 0);
        String low = peers.size() < 11 ? "" : tongue.percent(around((peers.size() - 1) / 4, peers), 0);
        String high =
                peers.size() < 11 ? "" : tongue.percent(around(peers.size() - 1 - (peers.size() - 1) / 4, peers), 0);
        claims.may(
                part, label, tongue.percent(now, 0), change, tongue.percent(tables.target(part), 0), middle, low, high);
        if (peers.size() >= 5) {
            claims.may(
                    "peers", tongue.of("the middle of", "die Mitte von", "le milieu de"), tongue.count(peers.size()));
        }
    }

    /** The others of its segment at the quarter's beginning, or of all where those are fewer than five; by size. */
    private List<BigDecimal> peers(String part) {
        String segment = tables.of("members", payer).stream()
                .map(row -> row.text("segment"))
                .findFirst()
                .orElse(null);
        List<String> alike = others(segment);
        return (segment == null || alike.size() < 5 ? others(null) : alike)
                .stream()
                        .map(other -> tables.of("use", other))
                        .filter(rows ->
                                !rows.isEmpty() && rows.get(rows.size() - 1).is("is_now"))
                        .map(rows -> rows.get(rows.size() - 1).number(part))
                        .filter(Objects::nonNull)
                        .map(value -> part.equals("coverage") ? value.min(BigDecimal.ONE) : value)
                        .sorted()
                        .toList();
    }

    private List<String> others(String segment) {
        return tables.of("members").stream()
                .filter(row -> segment == null || segment.equals(row.text("segment")))
                .map(row -> row.text("payer"))
                .filter(other -> !other.equals(payer))
                .toList();
    }

    private static BigDecimal middle(List<BigDecimal> peers) {
        int half = peers.size() / 2;
        return peers.size() % 2 == 1
                ? around(half, peers)
                : toFivePoints(peers.get(half - 1).add(peers.get(half)), 2);
    }

    private static BigDecimal around(int at, List<BigDecimal> peers) {
        return toFivePoints(peers.get(at - 1).add(peers.get(at)).add(peers.get(at + 1)), 3);
    }

    private static BigDecimal toFivePoints(BigDecimal sum, int of) {
        return sum.multiply(TWENTY)
                .divide(BigDecimal.valueOf(of), MathContext.DECIMAL64)
                .setScale(0, RoundingMode.HALF_UP)
                .divide(TWENTY);
    }

    private void people(List<AskedRow> use) {
        Map<YearMonth, AskedRow> known = new TreeMap<>();
        use.stream().filter(row -> row.number("active_users") != null).forEach(row -> known.put(row.month(), row));
        claims.course(
                "people",
                known,
                row -> tongue.whole(row.number("active_users")),
                row -> row.number("licensed_seats") == null ? "–" : tongue.whole(row.number("licensed_seats")));
    }

    private void teams() {
        TreeMap<String, List<AskedRow>> teams = tables.of("teams", payer).stream()
                .collect(Collectors.groupingBy(
                        row -> row.text("team") + "\n" + row.text("account_id"), TreeMap::new, Collectors.toList()));
        teams.values().removeIf(months -> {
            AskedRow last = months.get(months.size() - 1);
            return !last.is("is_now")
                    || last.number("active_users") == null
                    || last.number("users").signum() == 0;
        });
        claims.may(
                "teams",
                tongue.of("worked with it; ", "gearbeitet haben; ", "travaillé avec ; ")
                        + tongue.count(Math.min(8, teams.size())),
                tongue.count(teams.size()));
        teams.forEach(
                (name, months) -> team(name.substring(0, name.indexOf('\n')), months, List.copyOf(teams.values())));
    }

    private void team(String name, List<AskedRow> months, List<List<AskedRow>> all) {
        AskedRow now = months.get(months.size() - 1);
        List<String> pieces = new ArrayList<>(List.of(
                Claims.words(name.substring(0, Math.min(22, name.length())).strip()),
                tongue.whole(now.number("users"))));
        months.stream()
                .filter(row -> row.number("active_users") != null
                        && row.number("users").signum() > 0)
                .forEach(row -> pieces.add(tongue.percent(share(List.of(row)), 0)));
        claims.may("team " + name, pieces.toArray(String[]::new));
        if (now.is("is_weak_link")) {
            List<AskedRow> others = all.stream()
                    .map(one -> one.get(one.size() - 1))
                    .filter(one -> one != now)
                    .toList();
            claims.may(
                    "weak link",
                    tongue.of("help would count most", "", ""),
                    tongue.whole(now.number("active_users")),
                    tongue.whole(now.number("users")),
                    tongue.percent(share(others), 0));
        }
    }

    private static BigDecimal share(List<AskedRow> rows) {
        return AskedRow.sum(rows, "active_users").divide(AskedRow.sum(rows, "users"), MathContext.DECIMAL64);
    }

    private void steps() {
        claims.may("place of a step", PLACE, tongue.of("Owner: ", "Zuständig: ", "Responsable : "));
        List<AskedRow> steps = tables.of("steps", payer);
        BigDecimal largest = steps.stream()
                .filter(step -> !step.text("status").equals("done"))
                .map(step -> step.number("expected_value"))
                .filter(Objects::nonNull)
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
        for (AskedRow step : steps) {
            BigDecimal gap = step.number("gap_quantity");
            String first = gap == null || gap.compareTo(BigDecimal.ONE) == 0 ? "" : tongue.quantity(gap);
            if (step.text("status").equals("done")) {
                done(step, first);
                continue;
            }
            BigDecimal value = step.number("expected_value");
            BigDecimal hours = step.number("expected_hours");
            for (String gapTold : List.of(first, "")) {
                claims.may(
                        "step " + step.text("action"),
                        PLACE,
                        gapTold,
                        value == null
                                ? ""
                                : "\\+" + tongue.money(value, currency, Tongue.worthDecimals(largest, currency)),
                        hours == null ? "" : "\\+" + tongue.quantity(hours) + Claims.word(tongue.hours));
            }
        }
    }

    /** What it brought and what was expected, in money where both are. */
    private void done(AskedRow step, String first) {
        boolean money = step.number("brought_value") != null && step.number("expected_value") != null;
        BigDecimal brought = step.number(money ? "brought_value" : "brought_hours");
        BigDecimal expected = step.number(money ? "expected_value" : "expected_hours");
        if (brought == null || expected == null) {
            String untold = expected == null ? "" : tongue.quantity(expected);
            claims.must("a step not measured", tongue.of("Done since", "Erledigt seit", "Fait depuis"), first, untold);
            return;
        }
        int decimals = Tongue.worthDecimals(brought.abs().max(expected), currency);
        claims.must(
                "what a step brought",
                tongue.of("Done since", "Erledigt seit", "Fait depuis"),
                first,
                brought.signum() == 0
                        ? ""
                        : money ? tongue.money(brought.abs(), currency, decimals) : tongue.quantity(brought.abs()),
                brought.signum() < 0 ? tongue.of("less", "weniger", "moins") : "",
                money ? tongue.money(expected, currency, decimals) : tongue.quantity(expected));
    }
}
