package io.meridiem.cli;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The stages of a run, in their order. */
public enum Stage {
    INGEST,
    BUILD,
    SCORE,
    RENDER,
    PUBLISH,
    DELIVER;

    /** This stage and all before it. */
    public Set<Stage> andBefore() {
        return EnumSet.range(INGEST, this);
    }

    /** As people write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
