package io.meridiem.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A telephone company's customers, one a row: short of months and on a monthly contract they leave. Some have not been
 * billed yet; some columns are worth nothing.
 */
final class MadeFeatures {
    private static final List<String> HEADER =
            List.of("customerID", "tenure", "Contract", "TotalCharges", "note", "country", "Churn");

    private final List<String[]> rows = new ArrayList<>();

    /** @param signal whether anything tells who leaves */
    MadeFeatures(int count, boolean signal) {
        Random random = new Random(7);
        for (int i = 0; i < count; i++) {
            int tenure = random.nextInt(60);
            String contract = random.nextInt(2) == 0 ? "Month-to-month" : "Two year";
            double logit = signal ? 1 - tenure / 15.0 + (contract.startsWith("M") ? 1.5 : 0) : -1;
            boolean left = random.nextDouble() < 1 / (1 + Math.exp(-logit));
            String charges =
                    tenure == 0 ? " " : String.format(Locale.ROOT, "%.2f", tenure * (20 + 60 * random.nextDouble()));
            rows.add(new String[] {
                "C" + i, "" + tenure, contract, charges, "called on day " + i, "DE", left ? "Yes" : "No"
            });
        }
    }

    /** The last column written otherwise. */
    MadeFeatures labelled(Function<String[], String> label) {
        rows.forEach(row -> row[row.length - 1] = label.apply(row));
        return this;
    }

    MadeFeatures shuffled() {
        Collections.shuffle(rows, new Random(1));
        return this;
    }

    /** Who left, by id. */
    Map<String, Boolean> left() {
        Map<String, Boolean> left = new LinkedHashMap<>();
        rows.forEach(row -> left.put(row[0], row[row.length - 1].equals("Yes")));
        return left;
    }

    Path write(Path file) {
        return write(file, "", "\n", "");
    }

    /** As another program would. */
    Path write(Path file, String mark, String lineEnd, String quote) {
        List<String[]> all = new ArrayList<>(rows);
        all.add(0, HEADER.toArray(String[]::new));
        String text = all.stream()
                .map(row -> java.util.Arrays.stream(row)
                        .map(cell -> quote + cell + quote)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining(lineEnd, mark, lineEnd));
        TextFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
        return file;
    }
}
