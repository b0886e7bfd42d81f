package io.meridiem.ingest;

import io.meridiem.table.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/**
 * What the rows that landing left out amount to, as they say it themselves: in their own currencies, before any rate.
 *
 * @param sums by fate, then by ISO 4217 code; empty where the table is not about money
 */
record LeftOutMoney(Map<String, Map<String, BigDecimal>> sums) {

    /** The finding a row met, by the word for its fate; what the rows' ids collided in has its own. */
    private static final Map<String, String> FATES = Map.of("collision", "superseded");

    /**
     * @param counted landing's counts, with {@code amounts}: fate, currency and amount of each sum; null without money
     */
    static LeftOutMoney of(Row counted) {
        Map<String, Map<String, BigDecimal>> sums = new TreeMap<>();
        List<Row> amounts = counted.isNullAt(counted.fieldIndex("amounts"))
                ? List.of()
                : counted.getList(counted.fieldIndex("amounts"));
        for (Row one : amounts) {
            if (!one.isNullAt(2)) {
                sums.computeIfAbsent(one.getString(0), fate -> new TreeMap<>())
                        .put(one.getString(1), one.getDecimal(2));
            }
        }
        return new LeftOutMoney(sums);
    }

    /** The same finding with what its rows amount to: in words, and as money where all is of one currency. */
    Finding in(Finding found) {
        Map<String, BigDecimal> known = sums.getOrDefault(FATES.getOrDefault(found.check(), found.check()), Map.of());
        if (known.isEmpty()) {
            return found;
        }
        String amounts = known.entrySet().stream()
                .map(one -> cents(one.getValue()).toPlainString() + " " + one.getKey())
                .collect(Collectors.joining(", "));
        Map.Entry<String, BigDecimal> only =
                known.size() == 1 ? known.entrySet().iterator().next() : null;
        return new Finding(
                found.table(),
                found.check(),
                found.severity(),
                found.rows(),
                only == null ? null : cents(only.getValue()),
                only == null ? null : only.getKey(),
                found.sample(),
                found.says() + " (" + amounts + ")");
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
