package io.meridiem.cli;

import java.util.Locale;

/** The numbers {@code explain} takes apart. */
public enum Explained {
    RISK;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
