package io.meridiem.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must or may stand on a report's pages: figures in their order, with words but no other figure between. */
final class Claims {
    private static final String BETWEEN = "[^0-9]{0,400}?";

    private final Tongue tongue;
    private final List<Claim> all = new ArrayList<>();

    /**
     * @param must it has to stand on some page; else only where there was room for it
     */
    private record Claim(String what, Pattern figures, boolean must) {}

    Claims(Tongue tongue) {
        this.tongue = tongue;
    }

    void must(String what, String... pieces) {
        all.add(new Claim(what, pattern(pieces), true));
    }

    void may(String what, String... pieces) {
        all.add(new Claim(what, pattern(pieces), false));
    }

    /** Month by month two figures, each below the other. */
    <T> void course(String what, Map<YearMonth, T> months, Function<T, String> upper, Function<T, String> lower) {
        if (!months.isEmpty()) {
            may(
                    what,
                    months.entrySet().stream()
                            .flatMap(one -> Stream.of(
                                    tongue.month(one.getKey()),
                                    upper.apply(one.getValue()),
                                    lower.apply(one.getValue())))
                            .toArray(String[]::new));
        }
    }

    /** Explains what stands on the pages. @return what has to stand there and does not, and what nothing explains */
    List<String> holdAgainst(List<PrintedPage> pages) {
        List<String> wrong = new ArrayList<>();
        for (Claim claim : all) {
            boolean found = false;
            for (PrintedPage page : pages) {
                found |= page.explain(claim.figures());
            }
            if (claim.must() && !found) {
                wrong.add("not found, " + tongue + ": " + claim.what() + " as " + claim.figures());
            }
        }
        pages.forEach(page -> wrong.addAll(page.unexplained()));
        return wrong;
    }

    private static Pattern pattern(String... pieces) {
        return Pattern.compile(String.join(
                BETWEEN, Stream.of(pieces).filter(piece -> !piece.isEmpty()).toList()));
    }

    /** Words as they stand, wherever lines break between them; the digit of a unit's name is left out on the page. */
    static String words(String text) {
        return Stream.of(text.strip().replace("CO2", "CO#").split("\\s+"))
                .map(word -> Stream.of(word.split("(?<=-)")).map(Pattern::quote).collect(Collectors.joining("\\s*")))
                .reduce((one, next) -> one + "\\s+" + next)
                .orElseThrow();
    }

    static String word(String regex) {
        return "[\\s\\u00a0\\u202f]" + regex;
    }

    /** What is not there is left out; null where nothing is. */
    static BigDecimal product(BigDecimal first, BigDecimal... more) {
        return first == null ? null : Stream.of(more).filter(Objects::nonNull).reduce(first, BigDecimal::multiply);
    }

    /** Rounded so that they add up to their rounded sum: whoever lost most by rounding down gets what is left. */
    static List<BigDecimal> addingUp(List<BigDecimal> exact, int decimals) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        List<BigDecimal> down = new ArrayList<>(exact.stream()
                .map(one -> one.setScale(decimals, RoundingMode.FLOOR))
                .toList());
        BigDecimal sum =
                exact.stream().reduce(BigDecimal.ZERO, BigDecimal::add).setScale(decimals, RoundingMode.HALF_UP);
        BigDecimal left = sum.subtract(down.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        IntStream.range(0, exact.size())
                .boxed()
                .sorted(Comparator.comparing((Integer at) -> down.get(at).subtract(exact.get(at))))
                .limit(left.movePointRight(decimals).longValueExact())
                .forEach(at -> down.set(at, down.get(at).add(unit)));
        return down;
    }
}
