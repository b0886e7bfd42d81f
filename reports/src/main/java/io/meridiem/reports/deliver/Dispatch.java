package io.meridiem.reports.deliver;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import io.meridiem.contract.Delivery.Pace;
import io.meridiem.contract.Unavailable;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Sends letters, several at a time, each journalled before it is begun and after it was answered. A mail is tried again
 * only where the server has surely not got it.
 */
final class Dispatch {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Mailer mailer;
    private final Mail mail;
    private final Pace pace;
    private final DeliveryJournal journal;
    private final Function<String, byte[]> pdfs;
    private final Clock clock;

    /** @param pdfs a published PDF's bytes by their hash */
    Dispatch(Mailer mailer, Mail mail, Pace pace, DeliveryJournal journal, Function<String, byte[]> pdfs, Clock clock) {
        this.mailer = mailer;
        this.mail = mail;
        this.pace = pace;
        this.journal = journal;
        this.pdfs = pdfs;
        this.clock = clock;
    }

    /**
     * Sends them all, each to its one recipient.
     *
     * @param told hears each one's end, from several threads
     * @throws Unavailable where the way to the server cannot be opened or the disk is full; who was not told is unsent
     */
    void send(List<Letter> letters, BiConsumer<Letter, Outcome> told) {
        Queue<Letter> waiting = new ConcurrentLinkedQueue<>(letters);
        int ways = Math.min(pace.connections(), letters.size());
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, ways));
        try {
            List<Future<?>> begun = new ArrayList<>();
            for (int way = 0; way < ways; way++) {
                begun.add(threads.submit(() -> work(waiting, told)));
            }
            for (Future<?> one : begun) {
                one.get();
            }
        } catch (ExecutionException failed) {
            waiting.clear();
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Unavailable("stopped while sending", stopped);
        } finally {
            threads.shutdown();
            awaitEnd(threads);
        }
    }

    /** What is under way is answered, and journalled, before anybody goes on. */
    private static void awaitEnd(ExecutorService threads) {
        try {
            while (!threads.awaitTermination(1, java.util.concurrent.TimeUnit.MINUTES)) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Queue<Letter> waiting, BiConsumer<Letter, Outcome> told) {
        try (Mailer.Connection connection = Failsafe.with(policy(pace).build()).get(mailer::connect)) {
            for (Letter letter = waiting.poll(); letter != null; letter = waiting.poll()) {
                told.accept(letter, deliver(letter, connection));
            }
        }
    }

    private Outcome deliver(Letter letter, Mailer.Connection connection) {
        MimeMessage message;
        try {
            message = mail.of(letter, pdfs.apply(letter.pdfSha256()), clock.instant());
        } catch (IllegalArgumentException | IllegalStateException unwritten) {
            return new Outcome(Status.FAILED, "not written: " + HeaderText.of(String.valueOf(unwritten.getMessage())));
        }
        journal.sending(letter.id(), clock.instant());
        RetryPolicy<Answer> policy = Dispatch.<Answer>policy(pace)
                .handleResultIf(answer -> answer != null && answer.kind() == Answer.Kind.NOT_NOW)
                .build();
        Outcome outcome;
        try {
            outcome = Outcome.of(Failsafe.with(policy).get(() -> connection.send(letter, message)));
        } catch (Unavailable unreachable) {
            // Not one byte of it went out: it waits for the next run.
            journal.answered(letter.id(), Status.PENDING.word(), null, clock.instant());
            throw unreachable;
        }
        journal.answered(letter.id(), outcome.status().word(), outcome.reason(), clock.instant());
        return outcome;
    }

    /** Again, after twice the wait each time. */
    private static <T> dev.failsafe.RetryPolicyBuilder<T> policy(Pace pace) {
        dev.failsafe.RetryPolicyBuilder<T> policy =
                RetryPolicy.<T>builder().handle(Unavailable.class).withMaxRetries(pace.retries());
        return pace.firstWait().isZero() ? policy : policy.withBackoff(pace.firstWait(), longest(pace));
    }

    private static Duration longest(Pace pace) {
        Duration first = pace.firstWait();
        return first.compareTo(LONGEST) < 0 ? LONGEST : first.plusSeconds(1);
    }

    /** How one mail ended. */
    record Outcome(Status status, String reason) {
        static Outcome of(Answer answer) {
            return switch (answer.kind()) {
                case SENT -> new Outcome(Status.SENT, null);
                case NO_SUCH_RECIPIENT -> new Outcome(Status.FAILED, Entry.PERMANENT + answer.reason());
                case NOT_NOW, REFUSED -> new Outcome(Status.FAILED, answer.reason());
                case UNKNOWN -> new Outcome(Status.UNKNOWN, answer.reason());
            };
        }
    }
}
