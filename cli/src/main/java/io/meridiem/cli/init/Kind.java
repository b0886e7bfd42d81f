package io.meridiem.cli.init;

/** What the values of a column must read as. */
enum Kind {
    TEXT,
    DATE,
    NUMBER,
    CURRENCY,
    INTERVAL
}
