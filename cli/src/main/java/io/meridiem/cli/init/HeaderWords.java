package io.meridiem.cli.init;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a header says: its words, and a currency among them. */
final class HeaderWords {
    /** Codes of money that are English words, and mean nothing in a header. */
    private static final Set<String> WORDS = Set.of("all", "top", "try", "cup", "pen", "mop", "bam", "gel");

    private HeaderWords() {}

    /** {@code "MRR (USD)"} and {@code mrrUsd} are {@code mrr}: lower case, underscores, no accents, no currency. */
    static String plain(String header) {
        return Arrays.stream(words(header))
                .filter(word -> !namesMoney(word))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("_"));
    }

    /** The currency a header names, as {@code "amount_eur"} does. */
    static Optional<String> currency(String header) {
        return Arrays.stream(words(header))
                .filter(HeaderWords::namesMoney)
                .map(word -> word.toUpperCase(Locale.ROOT))
                .findFirst();
    }

    /** Whether it is a code of money in use. */
    static boolean isCurrency(String word) {
        String code = word.toUpperCase(Locale.ROOT);
        return word.length() == 3
                && Currency.getAvailableCurrencies().stream()
                        .anyMatch(currency ->
                                currency.getCurrencyCode().equals(code) && currency.getDefaultFractionDigits() >= 0);
    }

    private static boolean namesMoney(String word) {
        return isCurrency(word) && !WORDS.contains(word.toLowerCase(Locale.ROOT));
    }

    private static String[] words(String header) {
        String bare = Normalizer.normalize(header.replace("€", " EUR ").replace("$", " USD "), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        return bare.strip().split("[^\\p{L}\\p{N}]+");
    }
}
