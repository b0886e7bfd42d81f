package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reckons a printed line such as {@code 5,120 invoices × (6 − 1.5) minutes ÷ 60 × 90 % = 172.8 hours}; English only. */
final class Calculator {
    private static final Pattern WORD = Pattern.compile("[0-9][0-9,]*(?:\\.[0-9]+)?|[×÷+−%()=]");
    private static final Pattern UNITS = Pattern.compile("\\([^()0-9]*\\)");
    private static final BigDecimal NEAR = new BigDecimal("0.006");

    private final List<String> words = new ArrayList<>();
    private int at;

    private Calculator(String line) {
        // A unit in brackets, as (sheets/tree), is no arithmetic.
        Matcher found = WORD.matcher(UNITS.matcher(line).replaceAll(""));
        while (found.find()) {
            words.add(found.group());
        }
    }

    /** Whether the line is an equation, which then must hold to the last printed digit. */
    static boolean holds(String line) {
        if (!line.contains(" = ") || line.startsWith("from")) {
            return false;
        }
        Calculator left = new Calculator(line.substring(0, line.lastIndexOf(" = ")));
        BigDecimal result = new Calculator(line.substring(line.lastIndexOf(" = "))).last();
        assertThat(left.sum().subtract(result).abs()).as(line).isLessThanOrEqualTo(NEAR);
        return true;
    }

    private BigDecimal last() {
        return new BigDecimal(words.get(words.size() - 1).replace(",", ""));
    }

    private BigDecimal sum() {
        BigDecimal sum = product();
        while (at < words.size() && (is("+") || is("−"))) {
            boolean plus = words.get(at++).equals("+");
            BigDecimal next = product();
            sum = plus ? sum.add(next) : sum.subtract(next);
        }
        return sum;
    }

    private BigDecimal product() {
        BigDecimal product = factor();
        while (at < words.size() && (is("×") || is("÷"))) {
            boolean times = words.get(at++).equals("×");
            BigDecimal next = factor();
            product = times ? product.multiply(next) : product.divide(next, MathContext.DECIMAL64);
        }
        return product;
    }

    private BigDecimal factor() {
        if (is("(")) {
            at++;
            BigDecimal inner = sum();
            at++;
            return inner;
        }
        BigDecimal number = new BigDecimal(words.get(at++).replace(",", ""));
        if (at < words.size() && is("%")) {
            at++;
            return number.movePointLeft(2);
        }
        return number;
    }

    private boolean is(String word) {
        return words.get(at).equals(word);
    }
}
