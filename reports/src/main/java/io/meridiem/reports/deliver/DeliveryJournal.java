package io.meridiem.reports.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.Unavailable;
import io.meridiem.reports.render.Documents;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is being sent, a line before each mail and a line after its answer, each on the disk before the next step. After a
 * kill or a power cut it tells which mails were begun and never answered; the table {@code ops.delivery} is written from
 * it. Safe for many threads.
 */
final class DeliveryJournal implements AutoCloseable {
    private static final String SENDING = "sending";

    private final Path file;
    private final FileChannel channel;

    /** The last that is known of a mail: {@code sending}, or the status its answer led to. */
    record Line(String status, String reason, Instant at) {
        boolean isOpen() {
            return status.equals(SENDING);
        }
    }

    private DeliveryJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static DeliveryJournal open(Path file) {
        try {
            Files.createDirectories(file.getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
            return new DeliveryJournal(file, channel);
        } catch (IOException unwritable) {
            throw new Unavailable("cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }

    /** What an earlier run left, by the mail's id; a last line cut short was never acted on. */
    static Map<String, Line> left(Path file) {
        Map<String, Line> left = new LinkedHashMap<>();
        if (!Files.exists(file)) {
            return left;
        }
        try {
            String text = Files.readString(file);
            for (String line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
                JsonNode one = Documents.parse(line);
                left.put(
                        one.get("id").asText(),
                        new Line(
                                one.get("status").asText(),
                                one.path("reason").asText(null),
                                Instant.parse(one.get("at").asText())));
            }
            return left;
        } catch (IOException unreadable) {
            throw new Unavailable("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** To be on the disk before the first byte goes out. */
    void sending(String id, Instant at) {
        write(id, SENDING, null, at);
    }

    void answered(String id, String status, String reason, Instant at) {
        write(id, status, reason, at);
    }

    private void write(String id, String status, String reason, Instant at) {
        String line = Documents.canonical(Documents.empty()
                        .put("id", id)
                        .put("status", status)
                        .put("reason", reason)
                        .put("at", at.toString()))
                + "\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        try {
            synchronized (this) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            }
            channel.force(false);
        } catch (IOException unwritable) {
            throw new Unavailable("cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }

    /** All it tells stands in the table. */
    void clear() {
        try {
            channel.truncate(0);
            channel.force(true);
        } catch (IOException unwritable) {
            throw new Unavailable("cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new Unavailable("cannot close " + file, broken);
        }
    }
}
