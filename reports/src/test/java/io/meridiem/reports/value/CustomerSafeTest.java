package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import io.meridiem.reports.document.PlainText;
import io.meridiem.reports.render.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not reach a customer does not, and what somebody typed into a CRM does no harm. */
class CustomerSafeTest {
    @SuppressWarnings("unused") // read by name
    static final java.util.List<String> SAMPLES = Samples.NAMES;

    private static final Set<String> CUSTOMER_SAFE = Set.of(
            "gold.account_month",
            "gold.action",
            "gold.claim",
            "gold.family_month",
            "gold.factor",
            "gold.factor_month",
            "gold.preference",
            "gold.input_change_month",
            "gold.investment_month",
            "gold.measure",
            "gold.measure_input",
            "gold.revenue_month",
            "gold.reward_month",
            "gold.reward_rule",
            "gold.roi_band_month",
            "gold.roi_month",
            "gold.team_month",
            "gold.value_band_month",
            "gold.value_month");

    @Test
    void the_queries_read_no_table_of_risk_signals_people_or_notes() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/documents/value"))) {
            for (Path file : files.toList()) {
                Matcher table = Pattern.compile("(?:from|join) (\\w+\\.\\w+)").matcher(Files.readString(file));
                while (table.find()) {
                    read.add(table.group(1));
                }
            }
        }
        // What was booked of earlier reports is read with a filter, see below.
        read.removeAll(Set.of("ops.publication", "ops.restatement"));
        assertThat(read).isNotEmpty().isSubsetOf(CUSTOMER_SAFE);
        assertThat(ValueReports.READS.stream().map(Object::toString)).containsExactlyInAnyOrderElementsOf(read);
    }

    @Test
    void ofClaimsNothingThatIsNotVerifiedAndNobodysNameIsRead() throws IOException {
        String sql = Files.readString(Path.of("src/main/resources/documents/value/claims.sql"));
        assertThat(sql).containsPattern("from gold.claim\\s+where counts and ").doesNotContain("person", "verified_by");
    }

    @Test
    void of_what_was_restated_only_value_and_cost_are_read() throws IOException {
        String sql = Files.readString(Path.of("src/main/resources/documents/value/restated.sql"));
        Set<String> named = new TreeSet<>();
        Matcher table = Pattern.compile("'(gold\\.\\w+)'").matcher(sql);
        while (table.find()) {
            named.add(table.group(1));
        }
        assertThat(named).containsExactly("gold.roi_month", "gold.value_month");
        assertThat(Pattern.compile("from news\\s+where\\s+`table` = ")
                        .matcher(sql)
                        .results())
                .hasSameSizeAs(Pattern.compile("(?:from|join) news")
                        .matcher(sql)
                        .results()
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void no_key_of_a_document_speaks_of_risk(String sample) {
        Set<String> keys = new TreeSet<>();
        keys(Samples.document(sample, "en"), keys);
        assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(key.toLowerCase(Locale.ROOT))
                .doesNotContain(
                        "risk", "churn", "hazard", "probab", "signal", "renewal", "segment", "mrr", "internal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>Bold & Co</b>", "${java.lang.Runtime}", "$P{hero_value} $F{x}", "=cmd|' /C calc'!A0"})
    void what_looks_like_code_is_printed_as_it_is_written(String name) {
        Printed printed = Printed.of(new ValueRenderer().render(named(name)));
        assertThat(printed.pages().get(0)).contains(Printed.bare(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'Two\nlines\tand a tab'|'Two lines and a tab'",
                "'Safe\u202Egnp.exe\u202C'|'Safegnp.exe'",
                "'Zero\u200Bwidth\u0000and null'|'Zerowidth and null'",
                "'株式会社 北海道'|'zhu shi hui she bei hai dao'",
                "'Löwe \u00AD& Söhne'|'Löwe & Söhne'",
            })
    void control_characters_and_marks_of_direction_are_gone(String written, String shown) {
        assertThat(PlainText.of(written)).isEqualTo(shown);
        assertThat(named(written).path("pages").path(0).path("customer").asText())
                .isEqualTo(shown);
    }

    @Test
    void a_figure_that_was_not_measured_is_no_zero() {
        JsonNode page = Samples.document("empty", "en").path("pages").path(0);
        assertThat(page.path("hero").has("value")).isFalse();
        assertThat(page.path("facts")).isEmpty();
        assertThat(page.toString()).contains("no data feeds it").doesNotContain("£0");
    }

    private static ObjectNode named(String name) {
        ObjectNode sample = Samples.read("usual");
        ObjectNode account = (ObjectNode) sample.path("account");
        account.put("account_name", name);
        return Documents.parse(Documents.canonical(ValueDocument.assemble(account, Context.of(sample))));
    }

    private static void keys(JsonNode node, Set<String> keys) {
        node.properties().forEach(entry -> {
            keys.add(entry.getKey());
            keys(entry.getValue(), keys);
        });
        if (node.isArray()) {
            node.forEach(item -> keys(item, keys));
        }
    }
}
