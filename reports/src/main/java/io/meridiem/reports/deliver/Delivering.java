package io.meridiem.reports.deliver;

import io.meridiem.contract.Delivery;
import io.meridiem.contract.Progress;
import io.meridiem.contract.Settings;
import io.meridiem.reports.publish.PublishedPdfs;
import io.meridiem.table.LakeSession;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Delivers a month's published value reports: plans who gets what, claims a batch, sends it, books what became of it.
 * Whatever stops it, a mail is sent once or stands as unknown, and the next run goes on from there.
 */
public final class Delivering {
    private final Settings settings;
    private final LakeSession session;
    private final Progress progress;
    private final Clock clock;
    private final String run;
    private final DeliveryLog log;
    private final Mail mail;
    private final Mailer mailer;

    /**
     * What is sent again beside what was never tried.
     *
     * @param failed what failed, but for addresses refused for good
     * @param unknown what may have arrived
     * @param suppressed addresses refused for good
     */
    public record Again(boolean failed, boolean unknown, boolean suppressed) {}

    /**
     * Where the month's mails stand.
     *
     * @param sent how many this run sent
     * @param entries all of them
     */
    public record Outcome(int sent, List<Entry> entries) {}

    public Delivering(Settings settings, LakeSession session, Progress progress, Clock clock, String run) {
        this.settings = settings;
        this.session = session;
        this.progress = progress;
        this.clock = clock;
        this.run = run;
        this.log = new DeliveryLog(session);
        this.mail = new Mail(settings.delivery());
        Delivery delivery = settings.delivery();
        this.mailer = delivery.mode() == Delivery.Mode.SMTP
                ? new SmtpMailer(delivery.server())
                : new FolderMailer(delivery.outbox());
    }

    /**
     * Delivers.
     *
     * @param accounts whose reports; all where it is empty
     */
    public Outcome deliver(YearMonth month, Set<String> accounts, Again again) {
        Path file = Path.of(settings.lake(), "_delivery", month + ".journal");
        Map<String, Entry> entries = new LinkedHashMap<>();
        log.month(month).forEach(one -> entries.put(one.key(), one));
        List<Entry> before = List.copyOf(entries.values());
        Map<String, DeliveryJournal.Line> left = DeliveryJournal.left(file);
        entries.replaceAll((key, one) -> recovered(one, left));
        Map<String, Letter> due = new LinkedHashMap<>();
        Set<String> suppressed = again.suppressed() ? Set.of() : log.suppressed(month);
        Plan plan = new Plan(run, clock.instant(), new Holds(session).of(month), suppressed, again, mail);
        for (Addressed.To one : new Addressed(session, settings.company()).of(month)) {
            if (accounts.isEmpty() || accounts.contains(one.account())) {
                plan.settle(one, month, entries, due);
            }
        }
        if (!before.equals(List.copyOf(entries.values()))) {
            log.save(month, entries.values());
        }
        try (DeliveryJournal journal = DeliveryJournal.open(file)) {
            // All it told stands in the table now.
            journal.clear();
            int sent = due.isEmpty() ? 0 : send(month, entries, due, journal);
            journal.clear();
            return new Outcome(sent, List.copyOf(entries.values()));
        }
    }

    /** What a run that was stopped began and did not book: by its journal, or by the mailer where that can tell. */
    private Entry recovered(Entry one, Map<String, DeliveryJournal.Line> left) {
        DeliveryJournal.Line line = one.status() == Status.CLAIMED ? left.get(one.id()) : null;
        if (line == null) {
            return one;
        }
        if (!line.isOpen()) {
            return one.with(Status.of(line.status()), line.reason(), line.at(), run);
        }
        return mailer.has(one.account(), one.month(), one.id())
                .map(has -> one.with(has ? Status.SENT : Status.PENDING, null, line.at(), run))
                .orElseGet(() -> one.with(Status.UNKNOWN, "the process ended while it was being sent", line.at(), run));
    }

    private int send(YearMonth month, Map<String, Entry> entries, Map<String, Letter> due, DeliveryJournal journal) {
        PublishedPdfs pdfs = new PublishedPdfs(session.lake());
        Dispatch dispatch = new Dispatch(mailer, mail, settings.delivery().pace(), journal, pdfs::read, clock);
        progress.begin("deliver", due.size());
        List<Map.Entry<String, Letter>> all = List.copyOf(due.entrySet());
        int size = settings.delivery().pace().batch();
        int[] sent = {0};
        try {
            for (int from = 0; from < all.size(); from += size) {
                List<Map.Entry<String, Letter>> batch = all.subList(from, Math.min(from + size, all.size()));
                batch.forEach(one -> mark(entries, one.getKey(), Status.CLAIMED, null));
                // One commit says what became of the last batch and claims the next.
                log.save(month, entries.values());
                Map<Letter, String> keys = new LinkedHashMap<>();
                batch.forEach(one -> keys.put(one.getValue(), one.getKey()));
                dispatch.send(List.copyOf(keys.keySet()), (letter, outcome) -> {
                    synchronized (entries) {
                        mark(entries, keys.get(letter), outcome.status(), outcome.reason());
                        sent[0] += outcome.status() == Status.SENT ? 1 : 0;
                        progress.step(letter.account());
                    }
                });
            }
        } finally {
            // Also where the server went away: what was claimed and not begun is for the next run.
            log.save(month, entries.values());
            progress.end();
        }
        return sent[0];
    }

    private void mark(Map<String, Entry> entries, String key, Status status, String reason) {
        entries.computeIfPresent(key, (same, one) -> one.with(status, reason, clock.instant(), run));
    }

    /** Those of some entries that need a person. */
    public static List<Entry> open(Collection<Entry> entries) {
        return entries.stream()
                .filter(one -> one.status() == Status.FAILED || one.status() == Status.UNKNOWN)
                .toList();
    }
}
