package io.meridiem.demo;

import java.util.List;

/** Words only one account has: wherever one is read, it is known whose data it came from. */
final class Canary {
    private static final List<String> ONSETS = List.of(
            "B", "Br", "D", "Dr", "F", "Fl", "Fr", "G", "Gr", "H", "J", "K", "Kl", "Kr", "L", "M", "N", "P", "Pl", "R",
            "S", "T", "Tr", "W");
    private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u", "y");
    private static final List<String> CODAS =
            List.of("b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z");
    private static final List<String> MIDDLES =
            List.of("en", "er", "el", "is", "an", "in", "or", "al", "on", "ar", "es", "il");
    /** None begins another one: no place's name is part of another's. */
    private static final List<String> ENDINGS = List.of(
            "feld", "berg", "hof", "bach", "dorf", "stad", "vik", "ford", "ton", "mont", "val", "wyl", "by", "gard",
            "lund", "mark", "nes", "rup", "sund", "torp", "wald", "brunn", "furt", "hag", "kirk", "moor", "port",
            "stein");

    private static final long PLACES =
            (long) ONSETS.size() * VOWELS.size() * CODAS.size() * MIDDLES.size() * ENDINGS.size();
    /** Prime to the number of places. */
    private static final long STEP = 300_007_919L;

    private static final String LETTERS = "23456789ACDEFGHJKLMNPRSTUVWXY";

    private Canary() {}

    /** A made-up place after which an account's teams are called; no two accounts below 200,000 share one. */
    static String place(World world, Account account) {
        long rest = Math.floorMod(number(account.home()) * STEP + world.seed() * 7_919L, PLACES);
        StringBuilder place = new StringBuilder();
        for (List<String> parts : List.of(ONSETS, VOWELS, CODAS, MIDDLES, ENDINGS)) {
            place.append(parts.get((int) (rest % parts.size())));
            rest /= parts.size();
        }
        return place.toString();
    }

    private static long number(Account account) {
        return switch (account.kind) {
            case CUSTOMER, MERGED_AWAY -> account.key * 3;
            case CHILD -> account.under.key * 3 + 1 + account.key % 2;
            case TEST, UNMATCHED -> PLACES - 1 - account.key % 1_000 * 5 - account.kind.ordinal();
        };
    }

    /** How a team is called. */
    static String team(World world, Account account, int team) {
        return People.TEAMS.get(team) + " " + place(world, account);
    }

    /** Stands in what the company notes about the account for itself, and nowhere else. */
    static String internal(World world, Account account) {
        Dice dice = world.dice(account.home().key, "internal", 0);
        StringBuilder word = new StringBuilder("Zq");
        for (int letter = 0; letter < 8; letter++) {
            word.append(LETTERS.charAt(dice.between(0, LETTERS.length() - 1)));
        }
        return word.toString();
    }

    /** A note's words, marked as the account's. */
    static String note(World world, Account account, String words) {
        return words + " (" + internal(world, account) + ")";
    }
}
