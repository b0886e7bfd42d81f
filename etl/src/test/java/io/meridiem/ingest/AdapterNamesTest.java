package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meridiem.contract.Misconfigured;
import io.meridiem.contract.Section;
import io.meridiem.contract.Settings;
import io.meridiem.contract.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterNamesTest {
    private static final Path HOME = Path.of(System.getProperty("meridiem.root", ".."));

    @TempDir
    Path folder;

    @Test
    void a_column_of_ours_that_does_not_exist_is_told_with_its_line_and_what_was_meant() throws IOException {
        Settings settings = settings("    columns:\n      billing_subscription: {amuont: fee}\n");
        assertThatThrownBy(() -> AdapterNames.read(settings, BronzeTables.load()))
                .isInstanceOf(Misconfigured.class)
                .hasMessage(folder.resolve("meridiem.yml")
                        + ":8: sources[0].columns.billing_subscription.amuont: our table billing_subscription has no"
                        + " such column; did you mean 'amount'?");
    }

    @Test
    void an_adapter_that_fills_a_table_nobody_knows_is_told() throws IOException {
        Files.createDirectories(folder.resolve("sources"));
        Files.writeString(
                folder.resolve("sources").resolve("generic.yml"),
                "adapter: generic\ndescribes: test\ntables:\n  billing_subscripton: {file: a.csv, columns: {a: b}}\n");
        Settings settings = settings("");
        assertThatThrownBy(() -> AdapterNames.read(settings, BronzeTables.load()))
                .hasMessageContaining("generic.yml:4: tables.billing_subscripton: we have no such table; did you mean"
                        + " 'billing_subscription'?");
    }

    @Test
    void the_adapters_that_are_shipped_name_only_what_there_is() throws IOException {
        for (String shipped : new String[] {"generic", "ravenstack"}) {
            Settings settings = settings("    declared: {currency: USD}\n", shipped);
            assertThat(AdapterNames.read(settings, BronzeTables.load()))
                    .as(shipped)
                    .hasSize(1);
        }
    }

    private Settings settings(String more) throws IOException {
        return settings(more, "generic");
    }

    private Settings settings(String more, String adapter) throws IOException {
        Path file = folder.resolve("meridiem.yml");
        Files.writeString(
                file,
                "company: {name: Test}\ncurrency: {reporting: EUR}\nsources:\n  - name: one\n    adapter: " + adapter
                        + "\n    folder: .\n" + more);
        return SettingsFile.read(file, HOME, Section.all(), Map.of());
    }
}
