package io.meridiem.contract;

import io.meridiem.contract.Equivalents.Equivalent;
import io.meridiem.contract.Equivalents.Factor;
import io.meridiem.contract.Equivalents.Wording;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What may be meant in the catalogue of value and rather is not: a run goes on with it. */
public record CatalogueRemarks(Value value) {
    private static final List<String> LANGUAGES = List.of("en", "de", "fr");

    /** One sentence each: words that are missing in a language of reports, and days between two versions of a factor. */
    public List<String> all() {
        List<String> remarks = new ArrayList<>();
        untold().forEach((languages, names) -> remarks.add(
                "no words in " + languages + ", English stands in there; add them to " + String.join(", ", names)));
        versions().values().forEach(versions -> gaps(versions, remarks));
        return remarks;
    }

    private Map<String, List<String>> untold() {
        Map<String, List<String>> untold = new TreeMap<>();
        for (Equivalent one : value.catalogue().equivalents()) {
            note("equivalents " + one.id(), List.of(one.names(), one.sentences(), one.formulas()), untold);
        }
        for (Map.Entry<String, Wording> one : value.catalogue().wordings().entrySet()) {
            Wording told = one.getValue();
            note("wordings " + one.getKey(), List.of(told.sentences(), told.formulas()), untold);
        }
        value.measures().forEach(one -> note("value.measures " + one.id(), List.of(one.names()), untold));
        value.rewards().forEach(one -> note("value.rewards " + one.id(), List.of(one.names(), one.units()), untold));
        return untold;
    }

    private static void note(String name, List<Map<String, String>> texts, Map<String, List<String>> untold) {
        String missing = LANGUAGES.stream()
                .filter(language -> texts.stream().anyMatch(one -> !one.containsKey(language)))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            untold.computeIfAbsent(missing, unused -> new ArrayList<>()).add(name);
        }
    }

    /** By factor and whom it holds for, in the order of their days. */
    private Map<List<Object>, List<Factor>> versions() {
        return value.catalogue().factors().stream()
                .sorted(Comparator.comparing(Factor::validFrom, Comparator.nullsFirst(Comparator.naturalOrder())))
                .collect(Collectors.groupingBy(
                        one -> List.of(one.id(), String.valueOf(one.account()), String.valueOf(one.product())),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    private static void gaps(List<Factor> versions, List<String> remarks) {
        for (int later = 1; later < versions.size(); later++) {
            Factor before = versions.get(later - 1);
            LocalDate until = versions.get(later).validFrom().minusDays(1);
            if (before.validTo().isBefore(until)) {
                remarks.add("no version of the factor " + before.id() + " counts from "
                        + before.validTo().plusDays(1) + " to " + until
                        + ": what it makes is not measured in a month that ends there; let valid_to of '"
                        + before.version() + "' and valid_from of '"
                        + versions.get(later).version() + "' meet");
            }
        }
    }
}
