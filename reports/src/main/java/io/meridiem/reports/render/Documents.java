package io.meridiem.reports.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A report's document as stable text: what is stored, hashed and printed from is the same sequence of characters. */
public final class Documents {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // 1.50 read back stays 1.50: a stored document must hash as it did when it was written.
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private Documents() {}

    /** An empty document. */
    public static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    /**
     * The document as JSON with keys in order and no white space.
     *
     * @throws IllegalArgumentException when it holds what JSON cannot
     */
    public static String canonical(JsonNode document) {
        try {
            // Through plain maps, because only those are written in the order of their keys.
            return JSON.writeValueAsString(JSON.treeToValue(document, Object.class));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("the document cannot be written as JSON", unwritable);
        }
    }

    /**
     * A document from its JSON text.
     *
     * @throws IllegalArgumentException when the text is no JSON object
     */
    public static ObjectNode parse(String json) {
        try {
            if (JSON.readTree(json) instanceof ObjectNode document) {
                return document;
            }
            throw new IllegalArgumentException("a report's document is one JSON object");
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("the document is no JSON", unreadable);
        }
    }

    /** SHA-256 of the canonical text, 64 hexadecimal digits. */
    public static String sha256(JsonNode document) {
        return sha256(canonical(document).getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of any bytes, such as a PDF's, 64 hexadecimal digits. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java has SHA-256", impossible);
        }
    }
}
