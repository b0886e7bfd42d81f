package io.meridiem.reports.deliver;

import java.time.Instant;
import java.time.YearMonth;

/**
 * One row of {@code ops.delivery}.
 *
 * @param recipient the address; empty where the account has nobody to be written to
 * @param reason why it is skipped, held or failed; null otherwise
 * @param messageId null where nothing was ever written to this recipient
 * @param at when it came to stand so
 */
public record Entry(
        String account,
        String recipient,
        YearMonth month,
        String report,
        String locale,
        Status status,
        String reason,
        String messageId,
        Instant at,
        String pdfSha256,
        String run) {
    /** How the reason of a failure begins that will not mend by itself. */
    static final String PERMANENT = "permanent: ";

    String key() {
        return account + "\n" + recipient + "\n" + report;
    }

    /** The letter's id; null where nothing was ever written. */
    String id() {
        return messageId == null ? null : messageId.substring(1, messageId.indexOf('@'));
    }

    /** The address was refused for good: it is not written to again by itself. */
    boolean isSuppressed() {
        return status == Status.FAILED && reason != null && reason.startsWith(PERMANENT);
    }

    Entry with(Status next, String why, Instant when, String inRun) {
        return new Entry(account, recipient, month, report, locale, next, why, messageId, when, pdfSha256, inRun);
    }

    /** One line for the terminal. */
    public String line() {
        return account + " to " + (recipient.isEmpty() ? "nobody" : recipient) + ": " + status.word()
                + (reason == null ? "" : ", " + reason);
    }
}
