package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meridiem.demo.Demo;
import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * 250 made-up customers, of whom the simulator knows who left and why: what models foretold at quarters' ends, none of which
 * tells of the same months as another, and the reasons they gave. Nothing of the product reckons here.
 */
class KnownCausesTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    private static final int DRAWS = 400;

    /** Within three months of a month's end a customer leaves; what was said of it then. */
    private record Told(
            String account, YearMonth month, double probability, boolean left, Map<String, Double> reasons) {}

    @TempDir
    static Path here;

    private static JsonNode truth;
    private static List<Told> told;

    @BeforeAll
    static void foretell() throws IOException {
        Path company = here.resolve("company");
        new Demo(company, 250, 24, YearMonth.of(2026, 10), 3).write(line -> {});
        Terminal terminal = new Terminal(here).onLake();
        assertThat(terminal.type("run", "--until", "score", "--month", "2026-10", "--conf", "company/meridiem.yml"))
                .as(terminal::err)
                .isZero();
        truth = new ObjectMapper().readTree(company.resolve("truth.json").toFile());
        told = read(terminal);
    }

    @Test
    void asManyLeaveAndAreAsWellRankedAsDrawsByTheForetoldChancesWouldHave() {
        assertAsDrawn(told);
        double[] chances = chances(told);
        double[] ranks = drawn(chances, left -> auc(chances, left));
        assertThat(auc(chances, left(told))).as("AUC").isBetween(ranks[0], ranks[1]);
    }

    @Test
    void whoLeavesBecauseTheSponsorWentIsToldSoMoreThanWhoLeavesOtherwise() {
        Predicate<Told> sponsor = one -> drivers(one.account()).contains("sponsor_left");
        assertThat(mean("champion", sponsor)).isGreaterThan(mean("champion", sponsor.negate()) + 0.2);
    }

    @Test
    void whoLeavesForWantOfValueUsesItLessThanWhoLeavesOtherwise() {
        Predicate<Told> value = one -> drivers(one.account()).contains("low_value");
        assertThat(mean("use", value)).isGreaterThan(mean("use", value.negate()) + 0.2);
    }

    /** What a group of features adds to the log odds of those who left, on the average. */
    private static double mean(String reason, Predicate<Told> which) {
        double[] added = told.stream()
                .filter(one -> one.left() && !drivers(one.account()).isEmpty())
                .filter(which)
                .mapToDouble(one -> one.reasons().get(reason))
                .toArray();
        assertThat(added).as("of such leavers").hasSizeGreaterThan(4);
        return Arrays.stream(added).average().orElseThrow();
    }

    private static void assertAsDrawn(List<Told> some) {
        double[] counts = drawn(chances(some), KnownCausesTest::count);
        assertThat(count(left(some))).as("who left").isGreaterThan(20).isBetween((int) counts[0], (int) counts[1]);
    }

    /** Between what 95 of 100 draws of who leaves lie, if the chances are right. */
    private static double[] drawn(double[] chances, ToDoubleFunction<boolean[]> figure) {
        SplittableRandom random = new SplittableRandom(1);
        double[] figures = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            boolean[] left = new boolean[chances.length];
            for (int i = 0; i < left.length; i++) {
                left[i] = random.nextDouble() < chances[i];
            }
            figures[draw] = figure.applyAsDouble(left);
        }
        Arrays.sort(figures);
        return new double[] {figures[DRAWS * 25 / 1000], figures[DRAWS * 975 / 1000 - 1]};
    }

    private static double[] chances(List<Told> some) {
        return some.stream().mapToDouble(Told::probability).toArray();
    }

    private static boolean[] left(List<Told> some) {
        boolean[] left = new boolean[some.size()];
        for (int i = 0; i < left.length; i++) {
            left[i] = some.get(i).left();
        }
        return left;
    }

    private static int count(boolean[] left) {
        int count = 0;
        for (boolean one : left) {
            count += one ? 1 : 0;
        }
        return count;
    }

    /** Of all pairs of one who left and one who stayed, those where the first was held likelier to; a tie is half a pair. */
    private static double auc(double[] chances, boolean[] left) {
        double right = 0;
        long pairs = 0;
        for (int gone = 0; gone < left.length; gone++) {
            for (int there = 0; left[gone] && there < left.length; there++) {
                if (!left[there]) {
                    pairs++;
                    right += chances[gone] > chances[there] ? 1 : chances[gone] == chances[there] ? 0.5 : 0;
                }
            }
        }
        return right / pairs;
    }

    private static List<Told> read(Terminal terminal) {
        Map<String, Map<String, Double>> reasons = new TreeMap<>();
        for (String[] row : ask(
                terminal,
                "select account_id, month, factor, contribution from gold.churn_reason where month(month) % 3 = 1")) {
            reasons.computeIfAbsent(row[0] + row[1], any -> new TreeMap<>()).put(row[2], Double.valueOf(row[3]));
        }
        List<Told> all = new ArrayList<>();
        for (String[] row : ask(
                terminal,
                "select account_id, month, probability from gold.churn_risk where probability is not null"
                        + " and month(month) % 3 = 1 and month < '2026-10-01' and account_id not like 'unmatched:%'")) {
            YearMonth month = YearMonth.parse(row[1].substring(0, 7));
            all.add(new Told(
                    row[0], month, Double.parseDouble(row[2]), left(row[0], month), reasons.get(row[0] + row[1])));
        }
        return all;
    }

    private static List<String[]> ask(Terminal terminal, String sql) {
        assertThat(terminal.type("query", "--conf", "company/meridiem.yml", "--format", "csv", sql))
                .as(terminal::err)
                .isZero();
        return terminal.out().lines().skip(1).map(line -> line.split(",")).toList();
    }

    /** The simulator's word: all that the payer's accounts paid ended in one of the three months after. */
    private static boolean left(String payer, YearMonth month) {
        for (YearMonth after = month.plusMonths(1); !after.isAfter(month.plusMonths(3)); after = after.plusMonths(1)) {
            String in = after.toString();
            List<JsonNode> family = accounts(payer);
            if (family.stream().anyMatch(one -> one.path("movements").path(in).has("churn"))
                    && family.stream().noneMatch(one -> one.path("mrr").path(in).asDouble() > 0)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> drivers(String payer) {
        Set<String> drivers = new HashSet<>();
        accounts(payer).forEach(one -> one.path("drivers").forEach(driver -> drivers.add(driver.asText())));
        return drivers;
    }

    private static List<JsonNode> accounts(String payer) {
        return StreamSupport.stream(truth.get("accounts").spliterator(), false)
                .filter(one -> one.get("billing_parent_id").asText().equals(payer))
                .toList();
    }
}
