package io.meridiem.demo;

import java.util.List;

/** Alder's own people. The first one leads those who look after customers. */
final class Staff {
    /** How many look after customers. */
    static final int CARERS = 7;

    private static final List<String> NAMES = List.of(
            "Franziska Amsler",
            "Daniel Okafor",
            "Clara Meyer",
            "Rui Carvalho",
            "Ines Falk",
            "Johan Berglund",
            "Sara Colombo",
            "Noah Whitfield",
            "Petra Zimmermann",
            "Lukas Ott");

    private final long seed;

    Staff(long seed) {
        this.seed = seed;
    }

    int size() {
        return NAMES.size();
    }

    String id(int number) {
        return SalesforceIds.of("005", seed, number);
    }

    String name(int number) {
        return NAMES.get(number);
    }

    String email(int number) {
        return Names.email(NAMES.get(number), 0, "alder.example");
    }

    /** The last one has left. */
    boolean active(int number) {
        return number < NAMES.size() - 1;
    }
}
