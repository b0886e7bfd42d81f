package io.meridiem.cli.init;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.meridiem.contract.Adapter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** The text of a commented configuration to start from. */
public final class StarterFile {
    private static final String TABLE = "billing_subscription";
    private static final ObjectMapper JSON = new ObjectMapper();

    private StarterFile() {}

    /**
     * A configuration without a guess, to be filled in by hand.
     *
     * @param folder the folder it goes to, which gives the company its name
     */
    public static String empty(Path folder) {
        return template(
                folder,
                "USD",
                """
                  - name: billing
                    adapter: generic
                    # Seen from this file, or absolute, or ${env:NAME}.
                    folder: exports
                    declared:
                      # What the file does not say itself.
                      currency: USD
                    # subscriptions.csv, accounts.csv, seats.csv, events.csv ..: docs/adapters.md lists them. One that is
                    # named here has to be there.
                    # files: {billing_subscription: contracts.csv}
                    # columns: {billing_subscription: {amount: "MRR (USD)", start_date: Begin}}
                    # formats: {date: [dd.MM.yyyy], delimiter: ";", decimal: ","}
                """);
    }

    /** A configuration that reads the guessed file. */
    public static String of(Path folder, Guess guess, Adapter generic) {
        StringBuilder source = new StringBuilder();
        Path exports = Objects.requireNonNull(guess.sample().file().getParent(), "a file lies in a folder");
        Path seen = exports.startsWith(folder) ? folder.relativize(exports) : exports;
        source.append("  - name: billing\n    adapter: generic\n");
        source.append("    folder: ")
                .append(text(seen.toString().isEmpty() ? "." : seen.toString()))
                .append('\n');
        source.append("    files: {" + TABLE + ": ")
                .append(text(guess.sample().file().getFileName().toString()))
                .append("}\n");
        source.append(declared(guess));
        source.append("    columns:\n      " + TABLE + ":\n");
        guess.columns().forEach((ours, theirs) -> source.append(column(ours.key(), theirs)));
        unused(guess, generic).forEach(ours -> source.append(column(ours, "")));
        source.append("    formats:\n      date: [")
                .append(text(guess.dates().pattern()))
                .append("]\n");
        source.append("      delimiter: ")
                .append(text(String.valueOf(guess.sample().delimiter())))
                .append('\n');
        source.append("      decimal: ")
                .append(text(String.valueOf(guess.decimal())))
                .append('\n');
        return template(folder, guess.money(), source.toString());
    }

    private static String declared(Guess guess) {
        StringBuilder declared = new StringBuilder();
        if (!guess.columns().containsKey(OurColumn.CURRENCY) && !guess.amountsTell()) {
            declared.append("      currency: ").append(guess.money()).append('\n');
        }
        if (guess.interval() != null) {
            declared.append("      interval: ").append(guess.interval()).append('\n');
        }
        return declared.isEmpty() ? "" : "    declared:\n" + declared;
    }

    /** Columns the adapter would find in the header by itself and the guess does not believe. */
    private static List<String> unused(Guess guess, Adapter generic) {
        return generic.tables().get(TABLE).get(0).columns().entrySet().stream()
                .filter(column -> column.getValue().in(guess.sample().header()).isPresent())
                .filter(column -> guess.columns().keySet().stream()
                        .noneMatch(ours -> ours.key().equals(column.getKey())))
                .map(column -> column.getKey())
                .toList();
    }

    private static String column(String ours, String theirs) {
        return "        " + ours + ": " + text(theirs) + "\n";
    }

    private static String template(Path folder, String money, String sources) {
        try (InputStream in = Objects.requireNonNull(StarterFile.class.getResourceAsStream("/init/meridiem.yml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{company}}", text(company(folder)))
                    .replace("{{currency}}", money)
                    .replace("{{sources}}", sources.stripTrailing());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String company(Path folder) {
        Path name = folder.getFileName();
        String words = name == null
                ? ""
                : name.toString().replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return words.isEmpty()
                ? "My Company"
                : Arrays.stream(words.split(" "))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining(" "));
    }

    /** In JSON's quotes, which YAML reads too; a dollar of the file's own is no variable. */
    private static String text(String value) {
        try {
            return JSON.writeValueAsString(value.replace("${", "$${"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
