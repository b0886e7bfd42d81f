package io.meridiem.contract;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The sections of {@code meridiem.yml}: a verb names those it uses, so that {@code query} asks for no source's secret. */
public enum Section {
    COMPANY,
    CALENDAR,
    CURRENCY,
    LAKE,
    OUT,
    REVENUE,
    ADOPTION,
    VALUE,
    LIMITS,
    REPORT,
    DELIVERY,
    SPARK,
    SOURCES;

    /** What a verb uses that reaches the sources: everything. */
    public static Set<Section> all() {
        return EnumSet.allOf(Section.class);
    }

    /** What a verb uses that reads the sources and sends nothing: a mail server's password is not asked for. */
    public static Set<Section> withoutDelivery() {
        return EnumSet.complementOf(EnumSet.of(DELIVERY));
    }

    /** What a verb uses that only reads the lake: neither the sources nor the mail server. */
    public static Set<Section> withoutSources() {
        return EnumSet.complementOf(EnumSet.of(SOURCES, DELIVERY));
    }

    /** What a verb uses that sends what the lake holds: everything but the sources. */
    public static Set<Section> sending() {
        return EnumSet.complementOf(EnumSet.of(SOURCES));
    }

    /** Its key at the top level of the file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
