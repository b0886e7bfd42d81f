package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Catches patterns that are legal and mean something else: {@code mm} is minutes, {@code YYYY} a year of weeks. */
final class DatePatterns {
    /** Instants written as a number since 1970; they stand among the patterns of timestamps. */
    private static final List<String> EPOCHS = List.of("epoch_seconds", "epoch_millis");

    private DatePatterns() {}

    /** What is wrong with the patterns below {@code <pointer>/formats}. */
    static List<Problem> problems(YamlTree tree, String pointer) {
        List<Problem> problems = new ArrayList<>();
        for (String type : List.of("date", "timestamp")) {
            String at = pointer + "/formats/" + type;
            JsonNode patterns = tree.root().at(at);
            for (int i = 0; i < patterns.size(); i++) {
                if (type.equals("timestamp") && EPOCHS.contains(patterns.get(i).asText())) {
                    continue;
                }
                String here = at + "/" + i;
                // In front of a time that names no zone and is none of the reporting zone.
                wrong(patterns.get(i).asText().replaceFirst("^UTC ", ""), tree.shown(here))
                        .ifPresent(says -> problems.add(tree.problem(here, says, null)));
            }
        }
        return problems;
    }

    private static Optional<String> wrong(String pattern, String shown) {
        try {
            var unused = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return Optional.of(shown + " is no date pattern, as dd-MM-yyyy is");
        }
        String letters = pattern.replaceAll("'[^']*'", "");
        if (letters.contains("Y")) {
            return Optional.of(shown + ": Y is the year of the week, write yyyy");
        }
        if (!letters.matches("(?=.*[yu])(?=.*[ML])(?=.*d).*")) {
            return Optional.of(shown + " needs a year (yyyy), a month (MM) and a day (dd)");
        }
        return Optional.empty();
    }
}
