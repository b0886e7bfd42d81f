package io.meridiem.ingest;

import io.meridiem.contract.Adapter;
import io.meridiem.contract.AdapterColumn;
import io.meridiem.contract.AdapterFeed;
import io.meridiem.contract.AdapterFile;
import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Nearest;
import io.meridiem.contract.Problem;
import io.meridiem.contract.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds the names adapters and sources use for our tables and columns against those there are. */
public final class AdapterNames {
    private AdapterNames() {}

    /**
     * Reads the adapter of every source, in their order.
     *
     * @throws Misconfigured with every table or column that an adapter or a source names and nobody knows
     */
    public static List<Adapter> read(Settings settings, BronzeTables tables) {
        Path beside = settings.file().getParent();
        List<Adapter> adapters = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < settings.sources().size(); i++) {
            Settings.Source source = settings.sources().get(i);
            Adapter adapter = AdapterFile.read(source.adapter(), beside, settings.home());
            adapters.add(adapter);
            problems.addAll(problems(adapter, tables));
            String at = "sources[" + i + "].columns.";
            source.columns()
                    .forEach((table, columns) ->
                            problems.addAll(unknown(settings.file(), at + table, table, columns.keySet(), tables)));
            problems.addAll(words(settings.file(), "sources[" + i + "].words.", source.words(), tables));
        }
        if (!problems.isEmpty()) {
            throw new Misconfigured(problems.stream().distinct().toList());
        }
        return adapters;
    }

    /** What a source says its words mean, and we have no such column or word. */
    private static List<Problem> words(
            Path file, String at, Map<String, Map<String, Map<String, List<String>>>> said, BronzeTables tables) {
        List<Problem> problems = new ArrayList<>();
        said.forEach((table, columns) -> {
            problems.addAll(unknown(file, at + table, table, columns.keySet(), tables));
            columns.forEach((name, words) -> {
                Optional<BronzeColumn> column =
                        tables.names().contains(table) ? tables.named(table).column(name) : Optional.empty();
                column.flatMap(one -> notOurs(one, words.keySet()))
                        .ifPresent(says ->
                                problems.add(new Problem(file, line(file, name), at + table + "." + name, says, null)));
            });
        });
        return problems;
    }

    /** Why these are no words of ours; empty where they are. */
    private static Optional<String> notOurs(BronzeColumn column, Set<String> words) {
        if (!column.holdsWords()) {
            return Optional.of("our column " + column.name() + " holds any text, and none of a few words");
        }
        String others = words.stream()
                .filter(word -> !column.values().containsKey(word))
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("our column " + column.name() + " knows no " + others + ", but "
                        + String.join(", ", column.values().keySet()));
    }

    private static List<Problem> problems(Adapter adapter, BronzeTables tables) {
        List<Problem> problems = new ArrayList<>();
        adapter.tables().forEach((name, feeds) -> {
            if (tables.names().contains(name)) {
                for (AdapterFeed feed : feeds) {
                    Set<String> columns = feed.columns().keySet();
                    problems.addAll(unknown(adapter.file(), "tables." + name, name, columns, tables));
                    problems.addAll(misread(adapter.file(), tables.named(name), feed));
                }
            } else {
                String meant = Nearest.to(name, tables.names()).orElse(null);
                int line = line(adapter.file(), name);
                problems.add(new Problem(adapter.file(), line, "tables." + name, "we have no such table", meant));
            }
        });
        return problems;
    }

    /** A way of reading that does not fit its column, or needs one the feed does not have. */
    private static List<Problem> misread(Path file, BronzeTable table, AdapterFeed feed) {
        List<Problem> problems = new ArrayList<>();
        feed.columns().forEach((name, theirs) -> table.column(name).ifPresent(column -> {
            String at = "tables." + table.name().name() + "." + name + ".";
            misfits(table, feed, column, theirs.reading())
                    .forEach((key, says) -> problems.add(new Problem(file, line(file, name), at + key, says, null)));
        }));
        return problems;
    }

    /** What does not fit, by its key. */
    private static Map<String, String> misfits(
            BronzeTable table, AdapterFeed feed, BronzeColumn column, AdapterColumn.Reading reading) {
        Map<String, String> says = new LinkedHashMap<>();
        Map<String, String> currencies = new LinkedHashMap<>();
        currencies.put("minor_of", reading.minorOf());
        currencies.put("money_in", reading.moneyIn());
        currencies.forEach((key, named) -> {
            if (named != null && !fills(feed, table, named, ColumnType.CURRENCY)) {
                says.put(key, "'" + named + "' is no column of ours with a currency that this file fills");
            }
        });
        String ours = "our column " + column.name();
        boolean number = column.type() == ColumnType.DECIMAL || column.type() == ColumnType.INTEGER;
        if (reading.dividedBy() != null && !number) {
            says.put("divided_by", ours + " is no number");
        }
        if (!reading.is().isEmpty() && column.type() != ColumnType.BOOLEAN) {
            says.put("is", ours + " is not true or false");
        }
        if (!reading.madeOf().isEmpty() && column.type() != ColumnType.STRING) {
            says.put("made_of", ours + " is no text, as an id is");
        }
        if (!reading.words().isEmpty()) {
            notOurs(column, reading.words().keySet()).ifPresent(why -> says.put("words", why));
        }
        String others = reading.madeOf().stream()
                .filter(part -> part.equals(column.name()) || !feed.columns().containsKey(part))
                .map(part -> "'" + part + "'")
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            says.put("made_of", others + " is no other column of ours that this file fills");
        }
        return says;
    }

    private static boolean fills(AdapterFeed feed, BronzeTable table, String name, ColumnType type) {
        return feed.columns().containsKey(name)
                && table.column(name).filter(one -> one.type() == type).isPresent();
    }

    private static List<Problem> unknown(
            Path file, String key, String table, Collection<String> columns, BronzeTables tables) {
        List<Problem> problems = new ArrayList<>();
        if (!tables.names().contains(table)) {
            return problems;
        }
        List<String> known =
                tables.named(table).columns().stream().map(BronzeColumn::name).toList();
        for (String column : columns) {
            if (!known.contains(column)) {
                String meant = Nearest.to(column, known).orElse(null);
                problems.add(new Problem(
                        file,
                        line(file, column),
                        key + "." + column,
                        "our table " + table + " has no such column",
                        meant));
            }
        }
        return problems;
    }

    /** The first line on which the name stands as a key. */
    private static int line(Path file, String name) {
        Pattern key = Pattern.compile("(^|[\\s{,])[\"']?" + Pattern.quote(name) + "[\"']?\\s*:");
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (key.matcher(lines.get(i)).find()) {
                    return i + 1;
                }
            }
            return 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
