package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a schema cannot say about {@code meridiem.yml}: that zones, currencies, languages and adapters exist. */
final class SettingsChecks {
    static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/.*");

    private final YamlTree tree;
    private final Path beside;
    private final Path home;
    private final Set<String> refused;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param beside the configuration file's folder
     * @param refused keys whose form is wrong already: their meaning is not asked for
     */
    SettingsChecks(YamlTree tree, Path beside, Path home, Set<String> refused) {
        this.tree = tree;
        this.beside = beside;
        this.home = home;
        this.refused = refused;
    }

    /**
     * Everything wrong with the meaning of values whose form is right.
     *
     * @param withAdapters whether the verb reads the sources, so that their adapters matter
     */
    List<Problem> problems(boolean withAdapters) {
        calendar();
        currency("/currency/reporting");
        text("/report/locale").ifPresent(this::locale);
        text("/out")
                .filter(out -> URI.matcher(out).matches())
                .ifPresent(out -> wrong("/out", "PDFs are written to a local folder, got " + tree.shown("/out"), null));
        problems.addAll(new AdoptionChecks(tree).problems());
        sources(withAdapters);
        return problems;
    }

    private void calendar() {
        text("/calendar/zone").ifPresent(zone -> {
            if (read(zone, ZoneId::of).isEmpty()) {
                wrongName("/calendar/zone", "no time zone", zone, ZoneId.getAvailableZoneIds());
            }
        });
        Optional<LocalDate> today = text("/calendar/today").flatMap(text -> {
            Optional<LocalDate> date = read(text, LocalDate::parse);
            if (date.isEmpty()) {
                wrong("/calendar/today", "expected YYYY-MM-DD, got " + tree.shown("/calendar/today"), null);
            }
            return date;
        });
        Optional<YearMonth> start = text("/calendar/start").flatMap(text -> read(text, YearMonth::parse));
        holidays();
        if (today.isPresent() && start.isPresent() && start.get().isAfter(YearMonth.from(today.get()))) {
            wrong("/calendar/start", tree.shown("/calendar/start") + " is after calendar.today", null);
        }
    }

    private void holidays() {
        String at = "/calendar/holidays";
        text(at).filter(place -> !Holidays.isKnown(place))
                .ifPresent(place -> wrong(at, "no holidays are known of " + tree.shown(at), null));
        JsonNode dates = tree.root().at(at);
        for (int i = 0; dates.isArray() && i < dates.size(); i++) {
            String one = at + "/" + i;
            text(one)
                    .filter(date -> read(date, LocalDate::parse).isEmpty())
                    .ifPresent(date -> wrong(one, "expected YYYY-MM-DD, got " + tree.shown(one), null));
        }
    }

    private void currency(String pointer) {
        text(pointer).ifPresent(code -> {
            // Metals, test codes and the like are in ISO 4217 too, without a number of decimals: no one is paid in
            // them.
            Map<String, Currency> money = Currency.getAvailableCurrencies().stream()
                    .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                    .collect(Collectors.toMap(Currency::getCurrencyCode, Function.identity()));
            if (!money.containsKey(code)) {
                wrongName(pointer, "no ISO 4217 currency", code, new TreeSet<>(money.keySet()));
            }
        });
    }

    private void locale(String tag) {
        try {
            String language = new Locale.Builder().setLanguageTag(tag).build().getLanguage();
            if (!List.of(Locale.getISOLanguages()).contains(language)) {
                wrong("/report/locale", "no language has the code of " + tree.shown("/report/locale"), null);
            }
        } catch (IllformedLocaleException e) {
            wrong("/report/locale", "expected a language as en or de-CH, got " + tree.shown("/report/locale"), null);
        }
    }

    private void sources(boolean withAdapters) {
        JsonNode sources = tree.root().path("sources");
        Map<String, Integer> names = new HashMap<>();
        for (int i = 0; sources.isArray() && i < sources.size(); i++) {
            String at = "/sources/" + i;
            int line = tree.line(at);
            text(at + "/name").ifPresent(name -> {
                Integer first = names.putIfAbsent(name, line);
                if (first != null) {
                    wrong(at + "/name", tree.shown(at + "/name") + " is taken by the source in line " + first, null);
                }
            });
            place(at);
            currency(at + "/declared/currency");
            problems.addAll(DatePatterns.problems(tree, at));
            if (withAdapters) {
                text(at + "/adapter").ifPresent(adapter -> adapter(at, adapter));
            }
        }
    }

    private void place(String at) {
        JsonNode source = tree.root().at(at);
        boolean told = source.has("folder") || tree.unresolved().contains(at + "/folder");
        if (told && source.has("database")) {
            wrong(at + "/database", "stands beside a folder: a source is one or the other", null);
        } else if (!told && source.isObject() && !source.has("database")) {
            String says = tree.mentions(at + "/folder") ? "has no value" : "missing";
            wrong(at + "/folder", says + ": name the folder of its files, or the database its tables are in", null);
        }
    }

    private void adapter(String at, String name) {
        if (AdapterFile.find(name, beside, home).isEmpty()) {
            wrongName(at + "/adapter", "no adapter in conf/sources", name, AdapterFile.names(beside, home));
            return;
        }
        try {
            problems.addAll(SourceChecks.problems(tree, at, AdapterFile.read(name, beside, home)));
        } catch (Misconfigured e) {
            e.problems().stream().filter(problem -> !problems.contains(problem)).forEach(problems::add);
        }
    }

    private void wrongName(String pointer, String says, String written, Collection<String> known) {
        String suggestion =
                tree.isVariable(pointer) ? null : Nearest.to(written, known).orElse(null);
        wrong(pointer, says + " is called " + tree.shown(pointer), suggestion);
    }

    private void wrong(String pointer, String says, String suggestion) {
        problems.add(tree.problem(pointer, says, suggestion));
    }

    private Optional<String> text(String pointer) {
        return Optional.of(tree.root().at(pointer))
                .filter(JsonNode::isValueNode)
                .filter(node -> !refused.contains(YamlTree.key(pointer)))
                .map(JsonNode::asText);
    }

    private static <T> Optional<T> read(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
