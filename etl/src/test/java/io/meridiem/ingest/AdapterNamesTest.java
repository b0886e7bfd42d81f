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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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
    void a_way_of_reading_that_does_not_fit_its_column_is_told() throws IOException {
        Files.createDirectories(folder.resolve("sources"));
        Files.writeString(
                folder.resolve("sources").resolve("generic.yml"),
                """
                adapter: generic
                describes: test
                tables:
                  billing_refund:
                    file: a.jsonl
                    columns:
                      refund_id: {from: id, is: [a]}
                      amount: {from: amount, minor_of: status}
                      status: {from: status, divided_by: 60, words: {paid: bezahlt}}
                  milestone:
                    file: b.csv
                    columns:
                      milestone_id: {from: id, made_of: [account_id, milestone]}
                      due_on: {from: due, made_of: [milestone_id]}
                      weight: {from: weight, money_in: currency}
                """);
        Settings settings = settings("");
        assertThatThrownBy(() -> AdapterNames.read(settings, BronzeTables.load()))
                .hasMessageContaining("generic.yml:7: tables.billing_refund.refund_id.is: our column refund_id is not"
                        + " true or false")
                .hasMessageContaining("generic.yml:8: tables.billing_refund.amount.minor_of: 'status' is no column of"
                        + " ours with a currency that this file fills")
                .hasMessageContaining(
                        "generic.yml:9: tables.billing_refund.status.divided_by: our column status is no" + " number")
                .hasMessageContaining("generic.yml:9: tables.billing_refund.status.words: our column status knows no"
                        + " 'paid', but succeeded, pending, failed, canceled")
                .hasMessageContaining("generic.yml:13: tables.milestone.milestone_id.made_of: 'account_id', 'milestone'"
                        + " is no other column of ours that this file fills")
                .hasMessageContaining(
                        "generic.yml:14: tables.milestone.due_on.made_of: our column due_on is no text, as an id is")
                .hasMessageContaining("generic.yml:15: tables.milestone.weight.money_in: 'currency' is no column of"
                        + " ours with a currency that this file fills");
    }

    @Test
    void words_that_are_none_of_ours_and_columns_that_hold_any_text_are_told() throws IOException {
        Settings settings = settings(
                "    words:\n      billing_invoice: {status: {payed: bezahlt}, number: {one: eins}, statsu: {paid: bezahlt}}\n");
        assertThatThrownBy(() -> AdapterNames.read(settings, BronzeTables.load()))
                .hasMessageContaining(
                        "meridiem.yml:8: sources[0].words.billing_invoice.status: our column status knows no"
                                + " 'payed', but draft, open, paid, uncollectible, void")
                .hasMessageContaining(
                        "sources[0].words.billing_invoice.number: our column number holds any text, and none"
                                + " of a few words")
                .hasMessageContaining("sources[0].words.billing_invoice.statsu: our table billing_invoice has no such"
                        + " column; did you mean 'status'?");
        assertThatThrownBy(() -> settings("    words: {bill: {status: {paid: bezahlt}}}\n"))
                .hasMessageContaining("meridiem.yml:7: sources[0].words.bill: adapter 'generic' has no such table");
        assertThatThrownBy(() -> settings("    words: {billing_invoice: {status: bezahlt}}\n"))
                .hasMessageContaining("our words and the file's, as {paid: bezahlt}");
    }

    @Test
    void one_file_name_for_a_table_of_several_files_is_told() throws IOException {
        assertThatThrownBy(() -> settings("    files: {crm_activity: calls.csv}\n", "salesforce"))
                .hasMessageContaining("meridiem.yml:7: sources[0].files.crm_activity: the table is read from several"
                        + " files (Task.csv, Event.csv): name yours in an adapter of your own");
    }

    @Test
    void the_adapters_that_are_shipped_name_only_what_there_is() throws IOException {
        List<String> shipped;
        try (Stream<Path> files = Files.list(HOME.resolve("conf").resolve("sources"))) {
            shipped = files.map(file -> file.getFileName().toString().replace(".yml", ""))
                    .sorted()
                    .toList();
        }
        assertThat(shipped).contains("generic", "ravenstack", "salesforce", "stripe", "segment", "fx");
        for (String name : shipped) {
            Settings settings = settings("    declared: {currency: USD}\n", name);
            assertThat(AdapterNames.read(settings, BronzeTables.load()))
                    .as(name)
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
