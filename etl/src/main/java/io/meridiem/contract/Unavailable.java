package io.meridiem.contract;

/** The machine or a source is in the way (exit code 3): mend it and run the same command again. */
public final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String says) {
        super(says);
    }

    public Unavailable(String says, Throwable cause) {
        super(says, cause);
    }
}
