package io.meridiem.testing;

import io.meridiem.contract.Adoption;
import io.meridiem.contract.Holidays;
import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import io.meridiem.contract.SettingsFile;
import io.meridiem.contract.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Settings for tests that have no configuration file. */
public final class TestSettings {
    private TestSettings() {}

    /** A lake and an out folder below {@code folder}, no sources, nothing that counts as use, the built-in catalogues. */
    public static Settings in(Path folder, String currency) {
        Settings built = with("");
        return new Settings(
                folder.resolve("meridiem.yml"),
                folder,
                "Test",
                new Settings.Calendar(ZoneOffset.UTC, null, null, Holidays.none()),
                new Settings.Currency(currency),
                folder.resolve("lake").toString(),
                folder.resolve("out"),
                Settings.Revenue.usual(14),
                Adoption.none(),
                Value.none(),
                built.churn(),
                new Settings.Limits(new BigDecimal("0.05")),
                new Settings.Report("en", "T", "#4f46e5", "#1e1b4b"),
                built.delivery(),
                Map.of(),
                List.of());
    }

    /**
     * What a configuration file with these sections says, as the product reads it.
     *
     * @param sections YAML, beside a company that reports in EUR
     */
    public static Settings with(String sections) {
        try {
            Path file = Files.createTempFile("meridiem", ".yml");
            try {
                Files.writeString(
                        file,
                        """
                        company: {name: Test}
                        currency: {reporting: EUR}
                        sources: [{name: none, adapter: none, folder: nowhere}]
                        """
                                + (sections.contains(":") ? sections.replaceFirst("^---.*\n", "") : ""));
                return SettingsFile.read(file, Path.of(".."), Section.withoutSources(), Map.of());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
