package io.meridiem.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Works on a few things at a time. Spark keeps one core busy with a small table's rows and lets the others wait while it
 * plans; two tables at a time halve the wait, more than two only queue for the same cores.
 */
public final class Lanes implements AutoCloseable {
    private static final int LANES = 2;

    private final AtomicLong begun = new AtomicLong();
    private final ExecutorService threads =
            new ThreadPoolExecutor(LANES, LANES, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "meridiem-lane");
                thread.setDaemon(true);
                return thread;
            });

    /** Begins as soon as all of {@code after} have ended well; fails when one of them fails. */
    public <T> CompletableFuture<T> begin(Supplier<T> work, Collection<? extends CompletableFuture<?>> after) {
        return begin(work, after, 0);
    }

    /**
     * Begins as soon as all of {@code after} have ended well and no more urgent work is waiting; fails when one of them
     * fails.
     *
     * @param urgency of what waits for a lane the greatest goes first, and of equals the one that was ready first
     */
    public <T> CompletableFuture<T> begin(
            Supplier<T> work, Collection<? extends CompletableFuture<?>> after, long urgency) {
        return CompletableFuture.allOf(after.toArray(CompletableFuture[]::new))
                .thenApplyAsync(
                        unused -> work.get(),
                        ready -> threads.execute(new Waiting(ready, urgency, begun.getAndIncrement())));
    }

    /** What is ready and waits for a lane. */
    private record Waiting(Runnable work, long urgency, long place) implements Runnable, Comparable<Waiting> {
        private static final Comparator<Waiting> ORDER =
                Comparator.comparingLong(Waiting::urgency).reversed().thenComparingLong(Waiting::place);

        @Override
        public void run() {
            work.run();
        }

        @Override
        public int compareTo(Waiting other) {
            return ORDER.compare(this, other);
        }
    }

    /** Does them all and gives the results in their order. */
    public <T> List<T> all(List<Supplier<T>> work) {
        List<CompletableFuture<T>> begun = new ArrayList<>();
        work.forEach(one -> begun.add(begin(one, List.of())));
        return results(begun);
    }

    /** Waits for each in turn; what one of them threw is thrown here. */
    public static <T> List<T> results(Collection<CompletableFuture<T>> begun) {
        try {
            return begun.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException failed) {
            begun.forEach(one -> one.cancel(true));
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
