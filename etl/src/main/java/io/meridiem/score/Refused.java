package io.meridiem.score;

/** Data that nothing can be learned from; the message names file, line or column and what to do. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refused(String says) {
        super(says);
    }
}
