package io.meridiem.demo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Events on their way: one file for each day, in UTC, on which some arrive. Only the days still open are held. */
final class Arrivals {
    /** More days than any event is under way. */
    private static final int OPEN_DAYS = 16;

    private static final long DAY = 86_400_000L;

    private record Arrival(long at, byte[] line) {}

    private final Path folder;
    private final long lastDay;
    private final List<List<Arrival>> open = new ArrayList<>();
    private long written;

    Arrivals(Path folder, LocalDate last) {
        this.folder = folder;
        this.lastDay = last.toEpochDay();
        for (int i = 0; i < OPEN_DAYS; i++) {
            open.add(new ArrayList<>());
        }
    }

    /** Takes an event up; false where it arrives after the last day and nobody will see it. */
    boolean take(long at, byte[] line) {
        long day = Math.floorDiv(at, DAY);
        if (day > lastDay) {
            return false;
        }
        open.get((int) (day % OPEN_DAYS)).add(new Arrival(at, line));
        return true;
    }

    /** Writes the file of a day on which nothing more will arrive. */
    void close(LocalDate day) throws IOException {
        List<Arrival> arrived = open.set((int) (day.toEpochDay() % OPEN_DAYS), new ArrayList<>());
        if (arrived.isEmpty()) {
            return;
        }
        arrived.sort(Comparator.comparingLong(Arrival::at));
        try (OutputStream file = Files.newOutputStream(folder.resolve(day + ".jsonl.gz"));
                OutputStream packed = new BufferedOutputStream(new FastGzip(file), 1 << 16)) {
            for (Arrival arrival : arrived) {
                packed.write(arrival.line());
            }
        }
        written += arrived.size();
    }

    /** Lines written so far. */
    long written() {
        return written;
    }

    /** Carries no time and no name, so that the same events are the same bytes. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
