package io.meridiem.run;

import io.meridiem.contract.Lake;
import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * One writer per lake. The operating system holds the lock on {@code <lake>/_lock}, so a process that is killed lets go
 * of it at once; the file's text only tells who holds it and since when.
 */
public final class LakeLock implements AutoCloseable {
    private final FileChannel channel;

    private LakeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @throws Unavailable where another run holds it, saying which and since when, or where the lake cannot be written
     */
    public static LakeLock take(Lake lake, String verb, Clock clock) {
        Path file = Path.of(lake.root(), "_lock");
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                String holder = Files.readString(file).strip();
                channel.close();
                throw new Unavailable("the lake " + lake.root() + " is locked by " + holder
                        + ": wait for it to end, or stop it, and run again");
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder(verb, clock).getBytes(StandardCharsets.UTF_8)), 0);
            channel.force(true);
            return new LakeLock(channel);
        } catch (FileSystemException unwritable) {
            throw new Unavailable(
                    "cannot write the lake " + lake.root() + ": " + Unwritable.reason(unwritable), unwritable);
        } catch (IOException broken) {
            throw new Unavailable("cannot lock the lake " + lake.root() + ": " + broken.getMessage(), broken);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot let go of the lake's lock", broken);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldInThisProcess) {
            return false;
        }
    }

    private static String holder(String verb, Clock clock) throws IOException {
        return "'meridiem " + verb + "', process " + ProcessHandle.current().pid() + " on "
                + InetAddress.getLocalHost().getHostName() + ", since "
                + clock.instant().truncatedTo(ChronoUnit.SECONDS) + "\n";
    }
}
