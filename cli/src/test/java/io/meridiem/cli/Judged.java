package io.meridiem.cli;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of predictions and what happened, measured by the definitions' own words and without a line of the program's:
 * pairs are counted, not ranked.
 */
final class Judged {
    private final List<double[]> rows = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    /** @param left who left, by id */
    Judged(Path predictions, Map<String, Boolean> left) {
        List<String> lines = TextFiles.read(predictions).lines().toList();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            ids.add(cells[0]);
            double[] row = new double[cells.length];
            row[0] = left.get(cells[0]) ? 1 : 0;
            for (int i = 1; i < cells.length; i++) {
                row[i] = Double.parseDouble(cells[i]);
            }
            rows.add(row);
        }
        rows.sort(Comparator.comparingDouble(row -> row[1]));
    }

    /** What happened (1 left), probability, logit, base and all contributions of each row. */
    List<double[]> rows() {
        return rows;
    }

    List<String> ids() {
        return ids;
    }

    /** All measures by their names in the contract. */
    Map<String, Double> measures() {
        double n = rows.size();
        double left = sum(rows, 0);
        int top = (int) Math.ceil(n / 10);
        double precision = sum(rows.subList((int) n - top, (int) n), 0) / top;
        Map<String, Double> measures = new TreeMap<>();
        measures.put("n", n);
        measures.put("churners", left);
        measures.put("auc", auc());
        measures.put(
                "brier",
                rows.stream()
                                .mapToDouble(row -> (row[1] - row[0]) * (row[1] - row[0]))
                                .sum()
                        / n);
        measures.put(
                "log_loss",
                rows.stream()
                                .mapToDouble(row -> -Math.log(row[0] == 1 ? row[1] : 1 - row[1]))
                                .sum()
                        / n);
        measures.put("ece", ece());
        measures.put("observed_expected", left / sum(rows, 1));
        measures.put("precision_10", precision);
        measures.put("lift_10", precision / (left / n));
        return measures;
    }

    private double auc() {
        double won = 0;
        double pairs = 0;
        for (double[] one : rows) {
            for (double[] other : rows) {
                if (one[0] == 1 && other[0] == 0) {
                    pairs++;
                    won += one[1] > other[1] ? 1 : one[1] == other[1] ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    /** Asks for rows by the ten. */
    private double ece() {
        int size = rows.size() / 10;
        double distance = 0;
        for (int bin = 0; bin < 10; bin++) {
            List<double[]> here = rows.subList(bin * size, (bin + 1) * size);
            distance += Math.abs(sum(here, 0) - sum(here, 1)) / rows.size();
        }
        return distance;
    }

    private static double sum(List<double[]> rows, int column) {
        return rows.stream().mapToDouble(row -> row[column]).sum();
    }

    /** The stated rule: a number of 63 bits out of the id's SHA-256, and what is left of it when divided by 100. */
    static boolean isJudged(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            String hex = HexFormat.of().formatHex(Arrays.copyOf(hash, 8));
            return new BigInteger(hex, 16)
                            .clearBit(63)
                            .mod(BigInteger.valueOf(100))
                            .intValue()
                    >= 70;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
