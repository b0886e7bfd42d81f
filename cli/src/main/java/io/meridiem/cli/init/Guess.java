package io.meridiem.cli.init;

import io.meridiem.contract.Misconfigured;
import io.meridiem.ingest.MarkedAmount;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file of subscription periods seems to hold.
 *
 * @param columns ours to the file's; of the optional ones only those found
 * @param because why each, in a word or two
 * @param dates how the dates are written
 * @param decimal the mark before decimals, {@code .} or {@code ,}
 * @param money the currency most rows are in
 * @param interval what the amount pays for, where no column says it; null where one does
 * @param notes what the user should look at, a sentence each
 */
public record Guess(
        Sample sample,
        Map<OurColumn, String> columns,
        Map<OurColumn, String> because,
        DateGuess dates,
        char decimal,
        String money,
        String interval,
        List<String> notes) {

    /**
     * Reads the beginning of the file and guesses.
     *
     * @throws Misconfigured if the file cannot be read as CSV, or naming every needed column nothing speaks for
     */
    public static Guess of(Path file) {
        Sample sample = Sample.of(file);
        Assignment found = Assignment.of(sample);
        List<String> missing = Stream.of(OurColumn.values())
                .filter(OurColumn::required)
                .filter(ours -> !found.columns().containsKey(ours))
                .map(OurColumn::key)
                .toList();
        if (!missing.isEmpty()) {
            throw Misconfigured.option(
                    "--from",
                    "no column of " + file + " can be told to be " + String.join(", ", missing) + "; its header is "
                            + String.join(", ", sample.header()));
        }
        return from(sample, found);
    }

    private static Guess from(Sample sample, Assignment found) {
        List<String> notes = new ArrayList<>();
        Map<OurColumn, String> columns = found.columns();
        List<String> days = new ArrayList<>(sample.values(columns.get(OurColumn.START_DATE)));
        Optional.ofNullable(columns.get(OurColumn.END_DATE)).map(sample::values).ifPresent(days::addAll);
        DateGuess dates = DateGuess.of(days)
                .or(() -> DateGuess.of(sample.values(columns.get(OurColumn.START_DATE))))
                .orElseThrow();
        if (dates.rival() != null) {
            notes.add("dates read as " + dates.pattern() + " and as " + dates.rival()
                    + " alike, the data does not decide: change formats.date if they are " + dates.rival());
        }
        String interval = interval(columns, notes);
        if (interval != null) {
            columns.remove(OurColumn.INTERVAL);
        }
        String money = money(sample, columns, notes);
        List<String> amounts = sample.values(columns.get(OurColumn.AMOUNT));
        char decimal = Evidence.decimal(amounts);
        if (Evidence.isDecimalUndecided(amounts)) {
            notes.add(
                    "amounts read with a point and with a comma before decimals alike, the data does not decide: change"
                            + " formats.decimal if it is not " + decimal);
        }
        if (!columns.containsKey(OurColumn.SUBSCRIPTION_ID)) {
            notes.add(
                    "no column names the subscription: a row is known by its content, and rows that say the same count"
                            + " once");
        }
        return new Guess(sample, columns, found.because(), dates, decimal, money, interval, List.copyOf(notes));
    }

    /** An amount called monthly is a month's, whatever a column of billing intervals says. */
    private static String interval(Map<OurColumn, String> columns, List<String> notes) {
        List<String> words =
                List.of(HeaderWords.plain(columns.get(OurColumn.AMOUNT)).split("_"));
        if (words.contains("mrr") || words.contains("monthly") || words.contains("month")) {
            return "month";
        }
        if (words.contains("arr") || words.contains("annual") || words.contains("yearly") || words.contains("year")) {
            return "year";
        }
        if (columns.containsKey(OurColumn.INTERVAL)) {
            return null;
        }
        notes.add("no column says what an amount pays for: a month is assumed, change declared.interval if it is not");
        return "month";
    }

    private static String money(Sample sample, Map<OurColumn, String> columns, List<String> notes) {
        if (columns.containsKey(OurColumn.CURRENCY)) {
            List<String> codes = sample.values(columns.get(OurColumn.CURRENCY));
            return commonest(codes, notes).orElseThrow();
        }
        Optional<String> header = HeaderWords.currency(columns.get(OurColumn.AMOUNT));
        return header.or(() -> marked(sample.values(columns.get(OurColumn.AMOUNT)), notes))
                .orElseGet(() -> {
                    notes.add("no column names a currency: USD is assumed, change declared.currency if it is another");
                    return "USD";
                });
    }

    /** The currency most amounts have a mark of; empty where none has, or only marks of several, as $. */
    private static Optional<String> marked(List<String> amounts, List<String> notes) {
        List<String> codes = amounts.stream()
                .map(MarkedAmount::of)
                .filter(amount -> amount != null && amount.currency() != null)
                .map(MarkedAmount::currency)
                .toList();
        return commonest(codes, notes);
    }

    private static Optional<String> commonest(List<String> codes, List<String> notes) {
        if (codes.stream().distinct().count() > 1) {
            notes.add("amounts are in several currencies: " + String.join(", ", new TreeSet<>(codes)));
        }
        return codes.stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Comparator.comparingLong(Map.Entry::getValue))
                .map(Map.Entry::getKey);
    }

    /** Whether every amount says by a mark what it is in, so that nothing need be declared. */
    public boolean amountsTell() {
        return sample.values(columns.get(OurColumn.AMOUNT)).stream()
                .map(MarkedAmount::of)
                .allMatch(amount -> amount != null && amount.currency() != null);
    }

    /** The last month in which a period begins or ends, and so the last the file can tell anything about. */
    public Optional<YearMonth> lastMonth() {
        return Stream.of(OurColumn.START_DATE, OurColumn.END_DATE)
                .flatMap(ours -> Optional.ofNullable(columns.get(ours)).stream())
                .flatMap(column -> sample.values(column).stream())
                .flatMap(value -> dates.day(value).stream())
                // 9999-12-31 and its like are how databases write "no end".
                .filter(day -> day.getYear() < 2200)
                .max(Comparator.<LocalDate>naturalOrder())
                .map(YearMonth::from);
    }

    /** The guess as a table for people: our column, theirs, why, and what stands in it first. */
    public List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add(line("our column", "the file's", "because of its", "as in"));
        columns.forEach((ours, theirs) -> lines.add(line(
                ours.key(),
                theirs,
                because.get(ours),
                sample.values(theirs).stream().distinct().limit(3).collect(Collectors.joining(", ")))));
        String mark = sample.delimiter() == '\t' ? "tab" : String.valueOf(sample.delimiter());
        lines.add("delimiter " + mark + ", dates " + dates.pattern() + ", decimals " + decimal + ", " + money
                + (interval == null ? "" : ", amounts per " + interval));
        notes.forEach(note -> lines.add("note: " + note));
        if (columns.containsKey(OurColumn.END_DATE)) {
            lines.add("note: " + columns.get(OurColumn.END_DATE)
                    + " is read as the first day without service; where it is the last day with it, add a day to each");
        }
        return lines;
    }

    private static String line(String... cells) {
        return String.format("%-16s  %-24s  %-14s  %s", (Object[]) cells).stripTrailing();
    }
}
