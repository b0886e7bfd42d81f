package io.meridiem.testing;

import io.meridiem.contract.Settings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Settings for tests that have no configuration file. */
public final class TestSettings {
    private TestSettings() {}

    /** A lake and an out folder below {@code folder}, no sources. */
    public static Settings in(Path folder, String currency) {
        return new Settings(
                folder.resolve("meridiem.yml"),
                folder,
                "Test",
                new Settings.Calendar(ZoneOffset.UTC, null, null),
                new Settings.Currency(currency),
                folder.resolve("lake").toString(),
                folder.resolve("out"),
                new Settings.Revenue(14),
                new Settings.Limits(new BigDecimal("0.05")),
                new Settings.Report("en", "T", "#4f46e5", "#1e1b4b"),
                Map.of(),
                List.of());
    }
}
