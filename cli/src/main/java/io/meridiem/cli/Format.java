package io.meridiem.cli;

import java.util.Locale;

/** How {@code query} writes its result. */
public enum Format {
    TABLE,
    CSV,
    JSON;

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
