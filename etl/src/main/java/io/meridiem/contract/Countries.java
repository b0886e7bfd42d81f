package io.meridiem.contract;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The countries by all the names and codes people write them with. */
final class Countries {
    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.ITALIAN, Locale.forLanguageTag("es"));

    private Countries() {}

    /** The code of the country written so; empty where none is. */
    static Optional<String> code(String written) {
        return Optional.ofNullable(codes().get(plain(written)));
    }

    /** Codes, and names in five languages and its own, in lower case. */
    static List<String> spellings(String code) {
        Locale country = new Locale.Builder().setRegion(code).build();
        Set<String> spellings = new LinkedHashSet<>();
        spellings.add(plain(code));
        spellings.add(plain(country.getISO3Country()));
        LANGUAGES.forEach(language -> spellings.add(plain(country.getDisplayCountry(language))));
        for (Locale one : Locale.getAvailableLocales()) {
            if (one.getCountry().equals(code)) {
                spellings.add(plain(one.getDisplayCountry(one)));
            }
        }
        if (code.equals("GB")) {
            spellings.addAll(List.of("uk", "great britain"));
        }
        if (code.equals("US")) {
            spellings.addAll(List.of("united states of america", "u.s.", "u.s.a."));
        }
        return List.copyOf(spellings);
    }

    /** English names, for suggestions. */
    static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (String code : Locale.getISOCountries()) {
            names.add(new Locale.Builder().setRegion(code).build().getDisplayCountry(Locale.ENGLISH));
        }
        return names;
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new TreeMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            codes.put(plain(code), code);
            codes.put(plain(country.getISO3Country()), code);
            codes.put(plain(country.getDisplayCountry(Locale.ENGLISH)), code);
        }
        codes.put("uk", "GB");
        codes.put("great britain", "GB");
        codes.put("united states of america", "US");
        return codes;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
