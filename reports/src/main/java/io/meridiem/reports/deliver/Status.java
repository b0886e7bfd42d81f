package io.meridiem.reports.deliver;

import java.util.Locale;

/** Where one mail stands, as {@code ops.delivery} says it. */
public enum Status {
    /** To be sent. */
    PENDING,
    /** Taken by a run for its next batch; not begun. */
    CLAIMED,
    /** The server, or the folder, has it. */
    SENT,
    /** It has not, and was not sent again by itself. */
    FAILED,
    /** It came back. */
    BOUNCED,
    /** Not to be sent to this recipient; the reason says why. */
    SKIPPED,
    /** Held back by hand. */
    HELD,
    /** All of it was sent and no answer came: never sent again by itself. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Status of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
