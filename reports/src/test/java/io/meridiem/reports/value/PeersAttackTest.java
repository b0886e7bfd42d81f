package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.contract.Lake;
import io.meridiem.contract.TableName;
import io.meridiem.table.LakeSession;
import io.meridiem.table.SparkStart;
import java.nio.file.Path;
import java.sql.Date;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twelve pairs of segments. Within a quarter one customer of the first moves to the second and uses the product otherwise, and
 * nothing else changes. Whoever has the reports of a customer in each, of the month before and the one after, knows both own
 * figures, that only one has changed and what four comparisons say, and tries to find out what that one, or any other, has.
 */
class PeersAttackTest {
    private static final int PAIRS = 12;
    private static final Date BEFORE = Date.valueOf("2025-02-01");
    private static final Date AFTER = Date.valueOf("2025-03-01");
    private static final int STEPS = 16;
    private static final int MOST_CHANGED = 2;

    @TempDir
    static Path folder;

    private static final List<Pair> ALL = new ArrayList<>();
    private static final Map<String, String> PUBLISHED = new HashMap<>();

    /**
     * @param first customers of the first segment who stay, the attacker before all
     * @param second those of the second, the attacker's friend before all
     */
    private record Pair(List<String> first, List<String> second, String mover) {
        /**
         * What the four comparisons are made of: of the first segment before and after, of the second before and after. Who
         * moves stays where it was when the quarter began.
         */
        List<List<String>> sets() {
            List<String> others = first.subList(1, first.size());
            List<String> friends = second.subList(1, second.size());
            return List.of(with(others, mover), with(others, mover + "'"), friends, friends);
        }

        private static List<String> with(List<String> some, String one) {
            List<String> all = new ArrayList<>(some);
            all.add(one);
            return all;
        }
    }

    private static final Map<String, Double> VALUES = new HashMap<>();

    @BeforeAll
    static void publish() {
        SplittableRandom random = new SplittableRandom(5);
        List<Row> use = new ArrayList<>();
        List<Row> accounts = new ArrayList<>();
        for (int pair = 0; pair < PAIRS; pair++) {
            Pair made = new Pair(
                    named("a" + pair, random.nextInt(6, 15)), named("b" + pair, random.nextInt(6, 15)), "m" + pair);
            ALL.add(made);
            for (String one : Pair.with(concat(made.first(), made.second()), made.mover())) {
                // Most use it well, as customers do.
                VALUES.put(one, 1 - Math.pow(random.nextDouble(), 1.5));
                VALUES.put(one + "'", one.startsWith("m") ? 1 - Math.pow(random.nextDouble(), 1.5) : VALUES.get(one));
                for (Date month : List.of(Date.valueOf("2025-01-01"), BEFORE, AFTER)) {
                    boolean isFirst = one.startsWith("a") || one.startsWith("m") && !month.equals(AFTER);
                    double value = VALUES.get(month.equals(AFTER) ? one + "'" : one);
                    use.add(RowFactory.create(one, month, value, null, null));
                    accounts.add(RowFactory.create(one, month, 100, (isFirst ? "A" : "B") + pair));
                }
            }
        }
        LakeSession lake = lake();
        show(
                lake,
                "gold.family_month",
                use,
                "account_id string, month date, coverage double, breadth double, frequency double");
        show(lake, "gold.account_month", accounts, "account_id string, month date, closing_mrr int, segment string");
        show(lake, "gold.revenue_month", accounts, "account_id string, month date, closing_mrr int, segment string");
        for (Date month : List.of(BEFORE, AFTER)) {
            lake.sql(ValueFacts.text("peers"), Map.of("month", month))
                    .collectAsList()
                    .forEach(row -> {
                        Row told = row.<Row>getAs("peers").getAs("coverage");
                        PUBLISHED.put(
                                row.getString(0) + month,
                                told.getAs("peers") + " " + told.getAs("middle") + " " + told.getAs("low") + " "
                                        + told.getAs("high"));
                    });
        }
    }

    @Test
    void whatIsPublishedFollowsTheRule() {
        for (Pair pair : ALL) {
            List<String> seen = List.of(
                    PUBLISHED.get(pair.first().get(0) + BEFORE),
                    PUBLISHED.get(pair.first().get(0) + AFTER),
                    PUBLISHED.get(pair.second().get(0) + BEFORE),
                    PUBLISHED.get(pair.second().get(0) + AFTER));
            assertThat(seen).isEqualTo(figures(pair, VALUES, PeersAttackTest::told));
        }
    }

    @Test
    void twoMonthsOfAQuarterAndTwoSegmentsPlaceNobodyWithinTenPoints() {
        for (Pair pair : ALL) {
            List<String> peers = Pair.with(concat(others(pair.first()), others(pair.second())), pair.mover());
            for (String victim : Pair.with(peers, pair.mover() + "'")) {
                assertThat(canBeFarOff(pair, victim, MOST_CHANGED, PeersAttackTest::told))
                        .as(victim + " with " + VALUES.get(victim))
                        .isTrue();
            }
        }
    }

    /** The attack is one: least and most, told exactly, give away some of whom a change shows to be either. */
    @Test
    void theMostOfAllToldExactlyWouldGiveAwayWhoChanged() {
        assertThat(ALL).anySatisfy(pair -> assertThat(canBeFarOff(pair, pair.mover() + "'", 1, PeersAttackTest::ends))
                .isFalse());
    }

    /**
     * Whether everything published could be just as it is if the one had more than ten points more or less.
     *
     * @param most others that have other figures too, of whom the attacker knows nothing
     */
    private static boolean canBeFarOff(Pair pair, String victim, int most, Function<double[], String> rule) {
        List<String> seen = figures(pair, VALUES, rule);
        double real = VALUES.get(victim);
        List<String> others = Pair.with(concat(others(pair.first()), others(pair.second())), pair.mover());
        for (double off : new double[] {0.11, -0.11, 0.15, -0.15, 0.2, -0.2, 0.3, -0.3, 0.5, -0.5, 0.8, -0.8}) {
            if (real + off < 0 || real + off > 1) {
                continue;
            }
            Map<String, Double> world = new HashMap<>(VALUES);
            world.put(victim, real + off);
            for (int changed = 0; changed <= most; changed++) {
                if (fits(pair, world, others, 0, changed, victim, rule, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether it all fits once so many others, nobody's of whom the attacker knows, have other figures too. */
    private static boolean fits(
            Pair pair,
            Map<String, Double> world,
            List<String> others,
            int from,
            int changed,
            String victim,
            Function<double[], String> rule,
            List<String> seen) {
        if (changed == 0) {
            return figures(pair, world, rule).equals(seen);
        }
        for (int at = from; at < others.size(); at++) {
            String other = others.get(at);
            for (int step = 0; step <= STEPS && !other.equals(victim); step++) {
                world.put(other, step / (double) STEPS);
                if (fits(pair, world, others, at + 1, changed - 1, victim, rule, seen)) {
                    return true;
                }
            }
            if (!other.equals(victim)) {
                world.put(other, VALUES.get(other));
            }
        }
        return false;
    }

    private static List<String> figures(Pair pair, Map<String, Double> world, Function<double[], String> rule) {
        return pair.sets().stream()
                .map(set ->
                        rule.apply(set.stream().mapToDouble(world::get).sorted().toArray()))
                .toList();
    }

    /** By the rule: the mean of the middle three, of two where they are even; quarters from eleven; to five points. */
    private static String told(double[] sorted) {
        int n = sorted.length;
        int quarter = (n - 1) / 4;
        return n + " " + (n % 2 == 1 ? around(sorted, n / 2) : rounded((sorted[n / 2 - 1] + sorted[n / 2]) / 2)) + " "
                + (n < 11 ? null : around(sorted, quarter)) + " " + (n < 11 ? null : around(sorted, n - 1 - quarter));
    }

    private static String ends(double[] sorted) {
        return sorted[0] + " " + sorted[sorted.length - 1];
    }

    private static String around(double[] sorted, int at) {
        return rounded((sorted[at - 1] + sorted[at] + sorted[at + 1]) / 3);
    }

    private static String rounded(double share) {
        return String.format(Locale.ROOT, "%.2f", Math.round(share * 20) / 20.0);
    }

    private static List<String> others(List<String> segment) {
        return segment.subList(1, segment.size());
    }

    private static List<String> named(String segment, int many) {
        List<String> names = new ArrayList<>();
        for (int at = 0; at < many; at++) {
            names.add(segment + "-" + at);
        }
        return names;
    }

    private static List<String> concat(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static LakeSession lake() {
        SparkSession.Builder builder = SparkSession.builder().master("local[1]").appName("peers");
        SparkStart.defaults(ZoneOffset.UTC).forEach(builder::config);
        return new LakeSession(
                builder.config("spark.log.level", "ERROR").getOrCreate(), new Lake(folder.toString()), Map.of());
    }

    private static void show(LakeSession lake, String table, List<Row> rows, String columns) {
        lake.show(TableName.of(table), lake.spark().createDataFrame(rows, StructType.fromDDL(columns)));
    }
}
