package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.Settings.Database;
import io.meridiem.contract.Settings.Promise;
import io.meridiem.contract.Settings.Source;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns a tree without problems into settings: fills in defaults and resolves paths.
 *
 * @param file absolute; its folder is where relative paths begin
 * @param catalogue what value is told in
 * @param churn what the file {@code churn.yml} says
 */
record SettingsReader(Path file, Path home, YamlTree tree, Equivalents catalogue, Churn churn) {
    private static final String ACCENT = "#4f46e5";
    private static final String INK = "#1e1b4b";

    Settings settings() {
        String company = text("/company/name", "");
        return new Settings(
                file,
                home,
                company,
                new Settings.Calendar(
                        ZoneId.of(text("/calendar/zone", "UTC")),
                        parsed("/calendar/today", LocalDate::parse),
                        parsed("/calendar/start", YearMonth::parse),
                        holidays()),
                new Settings.Currency(text("/currency/reporting", "")),
                place(text("/lake", "lake")),
                path(text("/out", "out")),
                new Settings.Revenue(
                        at("/revenue/gap_days").asInt(14),
                        at("/revenue/churn_date").asText("service_end"),
                        at("/revenue/past_due").asText("counts"),
                        at("/revenue/pauses").asText("contraction"),
                        at("/revenue/coupons").asText("net")),
                new AdoptionReader(at("/adoption")).adoption(),
                new ValueReader(at("/value"), catalogue).value(),
                churn,
                new Settings.Limits(new BigDecimal(text("/limits/quarantined_share", "0.05"))),
                report(company),
                new DeliveryReader(at("/delivery"), company, this::path).delivery(),
                texts(at("/spark")),
                sources());
    }

    private Settings.Report report(String company) {
        return new Settings.Report(
                text("/report/locale", "en"),
                text("/report/brand/logo", initials(company)),
                text("/report/brand/accent", ACCENT),
                text("/report/brand/ink", INK));
    }

    private Holidays holidays() {
        JsonNode written = at("/calendar/holidays");
        if (written.isTextual()) {
            return Holidays.of(written.asText());
        }
        Set<LocalDate> dates = new TreeSet<>();
        written.forEach(date -> dates.add(LocalDate.parse(date.asText())));
        return Holidays.on(dates);
    }

    private List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        for (JsonNode source : at("/sources")) {
            Map<String, Map<String, String>> columns = new LinkedHashMap<>();
            source.path("columns").forEachEntry((table, ours) -> columns.put(table, texts(ours)));
            Map<String, Map<String, Map<String, List<String>>>> words = new LinkedHashMap<>();
            source.path("words").forEachEntry((table, theirs) -> {
                Map<String, Map<String, List<String>>> ours = new LinkedHashMap<>();
                theirs.forEachEntry((column, said) -> ours.put(column, AdapterReader.words(said)));
                words.put(table, ours);
            });
            Map<String, List<String>> formats = new LinkedHashMap<>();
            source.path("formats").forEachEntry((type, patterns) -> formats.put(type, AdapterFile.texts(patterns)));
            sources.add(new Source(
                    source.get("name").asText(),
                    source.get("adapter").asText(),
                    source.has("folder") ? place(source.get("folder").asText()) : null,
                    source.has("database") ? database(source.get("database")) : null,
                    source.path("named").asText("{table}.*"),
                    texts(source.path("declared")),
                    texts(source.path("files")),
                    columns,
                    words,
                    formats,
                    new Promise(
                            source.has("fresh_days") ? source.get("fresh_days").asInt() : null,
                            source.path("when_stale").asText("warn").equals("refuse")),
                    tree.line("/sources/" + sources.size())));
        }
        return List.copyOf(sources);
    }

    private static Database database(JsonNode says) {
        return new Database(
                says.get("url").asText(),
                says.path("user").asText(null),
                says.path("password").asText(null),
                says.path("schema").asText(null),
                says.path("changed_by").asText(null),
                Duration.ofMinutes(says.path("overlap_minutes").asLong(60)),
                says.path("partitions").asInt(4),
                says.path("partition_by").asText(null),
                says.path("fetch_size").asInt(10_000));
    }

    private JsonNode at(String pointer) {
        return tree.root().at(pointer);
    }

    private String text(String pointer, String otherwise) {
        return at(pointer).asText(otherwise);
    }

    private <T> T parsed(String pointer, Function<String, T> parse) {
        return at(pointer).isTextual() ? parse.apply(at(pointer).asText()) : null;
    }

    private static Map<String, String> texts(JsonNode object) {
        Map<String, String> texts = new LinkedHashMap<>();
        object.forEachEntry((key, value) -> texts.put(key, value.asText()));
        return texts;
    }

    /** A URI as it is, without a slash at its end; anything else as a path. */
    private String place(String written) {
        return SettingsChecks.URI.matcher(written).matches()
                ? written.replaceAll("(?<=[^:/])/+$", "")
                : path(written).toString();
    }

    /** Seen from the configuration's folder; {@code ~/} is the user's own. */
    private Path path(String written) {
        String expanded = written.startsWith("~/") ? System.getProperty("user.home") + written.substring(1) : written;
        return file.resolveSibling(expanded).normalize();
    }

    /** At most two letters: of the first two words, or a lone word's first. */
    private static String initials(String company) {
        return Stream.of(company.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .limit(2)
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
