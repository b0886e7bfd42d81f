package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer of whom little is measured gets fewer pages, and on them all that explains the figures. */
class ShortReportTest {
    @ParameterizedTest(name = "{0} measures")
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void the_words_and_what_is_missing_are_told_once_however_few_the_pages(int measures) {
        JsonNode sample = Samples.read("usual");
        ObjectNode account = sample.path("account").deepCopy();
        ArrayNode all = (ArrayNode) account.path("measures");
        while (all.size() > measures) {
            all.remove(all.size() - 1);
        }
        all.add(((ObjectNode) all.get(0).deepCopy())
                .put("measure", "unfed")
                .put("missing", "no_data")
                .putNull("quantity")
                .putNull("money"));
        ObjectNode document = ValueDocument.assemble(account, Context.of(sample));
        JsonNode pages = document.path("pages");
        assertThat(pages.findValues("definitions"))
                .filteredOn(JsonNode::isArray)
                .hasSize(1);
        assertThat(pages.toString()).containsOnlyOnce("no data feeds it").containsOnlyOnce("Left out of every sum");
        assertThat(Printed.of(new ValueRenderer().render(document)).pages())
                .as("no page runs over")
                .hasSize(pages.size());
    }
}
