package io.meridiem.reports.executive;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** What a made-up account did in one month, its score and state by the definitions. */
record SampleUse(long seats, long people, Map<String, BigDecimal> parts, BigDecimal score, String state) {
    private static final double[] WEIGHTS = {0.25, 0.2, 0.2, 0.1, 0.1, 0.1, 0.05};

    /** A month of an account that uses the product at a level 0..1, or of one that is asleep. */
    static SampleUse of(boolean billed, Random chance, double level, long seats, boolean asleep) {
        Map<String, BigDecimal> parts = new LinkedHashMap<>();
        long people = asleep ? 0 : Math.max(1, Math.round(seats * Math.min(1.15, level * 1.25 + noise(chance))));
        double score = 0;
        double covered = 0;
        for (int part = billed ? 0 : 1; part < Adoption.PARTS.size(); part++) {
            double value = Math.max(0.02, Math.min(1, level * (part == 2 ? 0.75 : 1.1) + noise(chance)));
            value = part == 0 ? (double) people / seats : asleep && part < 4 ? 0 : value;
            // Manner, quality and timing of nothing are not measured.
            if (!asleep || part < 4) {
                parts.put(Adoption.PARTS.get(part), decimal(value, 6));
                score += WEIGHTS[part] * Math.min(1, value);
                covered += WEIGHTS[part];
            }
        }
        return new SampleUse(seats, people, parts, decimal(100 * score / covered, 4), state(parts, people));
    }

    private static double noise(Random chance) {
        return 0.05 * chance.nextGaussian();
    }

    private static String state(Map<String, BigDecimal> parts, long people) {
        if (people == 0) {
            return "idle";
        }
        if (below(parts, "manner", "0.5")) {
            return "wrong_use";
        }
        if (below(parts, "coverage", "0.25") || below(parts, "frequency", "0.1")) {
            return "barely_used";
        }
        return below(parts, "quality", "0.55") ? "bad_data" : "healthy";
    }

    private static boolean below(Map<String, BigDecimal> parts, String part, String limit) {
        return parts.containsKey(part) && parts.get(part).compareTo(new BigDecimal(limit)) < 0;
    }

    static BigDecimal decimal(double value, int digits) {
        return BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP);
    }

    /** Breadth times coverage times frequency. */
    double effective() {
        return value("breadth") * value("frequency") * Math.min(1, value("coverage"));
    }

    private double value(String part) {
        return parts.getOrDefault(part, BigDecimal.ZERO).doubleValue();
    }
}
