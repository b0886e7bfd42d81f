package io.meridiem.demo;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;

/** One event as Segment hands it over: a line of JSON, put together without a tree because there are millions. */
final class EventLine {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST = 1_024;
    private static final long DAY = 86_400_000L;

    private final byte[] line = new byte[LONGEST];
    private int length;
    private int body;
    private long cachedDay = Long.MIN_VALUE;
    private final byte[] cachedDate = new byte[10];

    /** Begins a line; two longs make up its id. */
    EventLine begin(long high, long low, byte[] event) {
        length = 0;
        text("{\"messageId\":\"");
        hex(high >>> 32, 8);
        add('-');
        hex(high >>> 16, 4);
        text("-4");
        hex(high, 3);
        text("-a");
        hex(low >>> 48, 3);
        add('-');
        hex(low, 12);
        text("\",\"type\":\"track\",\"event\":\"");
        bytes(event);
        return this;
    }

    /** Who did it where; null for nobody known. */
    EventLine who(byte[] user, byte[] device, byte[] group) {
        text("\",\"userId\":");
        quoted(user);
        text(",\"anonymousId\":");
        quoted(device);
        text(",\"context\":{\"groupId\":");
        quoted(group);
        text("},\"properties\":{");
        return this;
    }

    EventLine quantity(int quantity) {
        text("\"quantity\":");
        number(quantity);
        return this;
    }

    EventLine record(boolean complete, long happenedAt) {
        text(complete ? ",\"complete\":true" : ",\"complete\":false");
        text(",\"happened_at\":\"");
        time(happenedAt);
        add('"');
        return this;
    }

    /** Ends the line; times in milliseconds of the epoch. */
    byte[] at(long happened, long received) {
        body = length;
        return ended(happened, received);
    }

    /** The line ended last, as it arrived another time. */
    byte[] again(long happened, long received) {
        length = body;
        return ended(happened, received);
    }

    private byte[] ended(long happened, long received) {
        text("},\"timestamp\":\"");
        time(happened);
        text("\",\"receivedAt\":\"");
        time(received);
        text("\"}\n");
        return Arrays.copyOf(line, length);
    }

    private void quoted(byte[] value) {
        if (value == null) {
            text("null");
        } else {
            add('"');
            bytes(value);
            add('"');
        }
    }

    private void time(long millis) {
        long day = Math.floorDiv(millis, DAY);
        if (day != cachedDay) {
            byte[] date = LocalDate.ofEpochDay(day).toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(date, 0, cachedDate, 0, cachedDate.length);
            cachedDay = day;
        }
        bytes(cachedDate);
        int rest = (int) Math.floorMod(millis, DAY);
        add('T');
        digits(rest / 3_600_000, 2);
        add(':');
        digits(rest / 60_000 % 60, 2);
        add(':');
        digits(rest / 1_000 % 60, 2);
        add('.');
        digits(rest % 1_000, 3);
        add('Z');
    }

    private void digits(int value, int count) {
        int left = value;
        for (int i = count - 1; i >= 0; i--) {
            line[length + i] = (byte) ('0' + left % 10);
            left /= 10;
        }
        length += count;
    }

    private void number(int value) {
        text(Integer.toString(value));
    }

    private void hex(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            add(HEX[(int) (value >>> (4 * i)) & 15]);
        }
    }

    @SuppressWarnings("deprecation")
    private void text(String text) {
        // Every letter is ASCII: the copy without a charset is the fast one.
        text.getBytes(0, text.length(), line, length);
        length += text.length();
    }

    private void bytes(byte[] value) {
        System.arraycopy(value, 0, line, length, value.length);
        length += value.length;
    }

    private void add(char letter) {
        line[length++] = (byte) letter;
    }

    private void add(byte letter) {
        line[length++] = letter;
    }
}
