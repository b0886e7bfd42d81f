package io.meridiem.reports.deliver;

/**
 * What became of one attempt to send one mail.
 *
 * @param reason what the server said; null where it took the mail
 */
record Answer(Kind kind, String reason) {
    private static final int LONGEST = 300;

    enum Kind {
        /** The server has it. */
        SENT,
        /** The server has not got it and may take it later. */
        NOT_NOW,
        /** The server will never take mail for this address. */
        NO_SUCH_RECIPIENT,
        /** The server will not take this mail. */
        REFUSED,
        /** All of it was sent and no answer came: the server has it, or has not. */
        UNKNOWN
    }

    static Answer sent() {
        return new Answer(Kind.SENT, null);
    }

    /** By the reply code: 5xx for good, anything else for now. */
    static Answer refused(int code, boolean recipient, String says) {
        Kind forGood = recipient ? Kind.NO_SUCH_RECIPIENT : Kind.REFUSED;
        return new Answer(code >= 500 && code < 600 ? forGood : Kind.NOT_NOW, oneLine(says));
    }

    static Answer of(Kind kind, String says) {
        return new Answer(kind, oneLine(says));
    }

    /** A server's answer is somebody else's text, of any length. */
    private static String oneLine(String says) {
        String line = HeaderText.of(says == null ? "no answer" : says);
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
