package io.meridiem.reports.deliver;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;

/**
 * Settles where each mail stands before anything is sent, and which are due.
 *
 * @param held reasons by account
 * @param suppressed addresses refused for good in another month
 */
record Plan(
        String run, Instant now, Map<String, String> held, Set<String> suppressed, Delivering.Again again, Mail mail) {

    /** Puts the mail's entry in its place, and its letter among those due where it is to be sent. */
    void settle(Addressed.To one, YearMonth month, Map<String, Entry> entries, Map<String, Letter> due) {
        Entry fresh = new Entry(
                one.account(),
                one.recipient(),
                month,
                "value",
                one.locale(),
                Status.PENDING,
                null,
                one.letter() == null ? null : mail.messageId(one.letter()),
                now,
                one.pdfSha256(),
                run);
        Entry known = entries.get(fresh.key());
        if (known != null && isOver(known)) {
            return;
        }
        Entry next = next(fresh, one);
        // What stands as it stood keeps its day and run.
        boolean same = known != null
                && known.status() == next.status()
                && java.util.Objects.equals(known.reason(), next.reason());
        entries.put(fresh.key(), same ? known : next);
        if (next.status() == Status.PENDING) {
            due.put(fresh.key(), one.letter());
        }
    }

    private Entry next(Entry fresh, Addressed.To one) {
        if (one.reason() != null) {
            return fresh.with(Status.SKIPPED, one.reason(), now, run);
        }
        if (held.containsKey(one.account())) {
            return fresh.with(Status.HELD, held.get(one.account()), now, run);
        }
        if (suppressed.contains(one.recipient())) {
            return fresh.with(Status.SKIPPED, "suppressed", now, run);
        }
        return fresh;
    }

    /** Whether nothing more is to be done for it. */
    private boolean isOver(Entry known) {
        return switch (known.status()) {
            case SENT, BOUNCED -> true;
            case UNKNOWN -> !again.unknown();
            case FAILED -> known.isSuppressed() ? !again.suppressed() : !again.failed();
            case PENDING, CLAIMED, SKIPPED, HELD -> false;
        };
    }
}
