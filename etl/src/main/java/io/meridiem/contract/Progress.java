package io.meridiem.contract;

/** Where a stage tells how far it is: a bar on a terminal, plain lines elsewhere. Never on stdout. */
public interface Progress {

    /** A stage begins that will take so many steps. */
    void begin(String stage, int steps);

    /** One step is done; {@code what} names it, as {@code gold.revenue_month 8,412 rows}. */
    void step(String what);

    /** The stage is over. */
    void end();

    /** Something worth a line of its own, such as a finding. */
    void say(String line);
}
