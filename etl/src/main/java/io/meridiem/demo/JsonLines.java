package io.meridiem.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A file of objects, one a line. */
final class JsonLines implements Closeable {
    private final BufferedWriter out;

    JsonLines(Path file) throws IOException {
        out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    void line(JsonNode object) throws IOException {
        line(object.toString());
    }

    /** A line as it is, for one that is broken. */
    void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Seconds of the epoch; null for no instant. */
    static Long seconds(Instant instant) {
        return instant == null ? null : instant.getEpochSecond();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
