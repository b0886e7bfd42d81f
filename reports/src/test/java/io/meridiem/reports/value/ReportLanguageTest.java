package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which language a customer reads its report. */
class ReportLanguageTest {

    @ParameterizedTest(name = "{0}, and {1} for all others, is written in {2}")
    @CsvSource(
            nullValues = "none",
            value = {
                "de, en, de, Wertbericht",
                "de-ch, en, de-CH, Wertbericht",
                "DE-at, fr, de-AT, Wertbericht",
                "fr-ca, de, fr-CA, Rapport de valeur",
                "en-gb, de, en-GB, Value report",
                "it, de, de, Wertbericht",
                "it-ch, fr, fr, Rapport de valeur",
                "it, de-ch, de-CH, Wertbericht",
                "none, fr, fr, Rapport de valeur",
                "it, es, en, Value report"
            })
    void it_is_the_customers_own_or_the_companys_where_the_report_does_not_speak_it(
            String own, String others, String written, String title) {
        ObjectNode sample = Samples.read("usual");
        ObjectNode account = sample.path("account").deepCopy();
        Context given = Context.of(sample);
        Context context = new Context(
                given.company(),
                others,
                given.letters(),
                given.accent(),
                given.ink(),
                given.month(),
                given.preparedOn(),
                given.privacy(),
                given.targets(),
                given.features());
        ObjectNode document = ValueDocument.assemble(account.put("report_language", own), context);
        assertThat(document.path("locale").asText()).isEqualTo(written);
        assertThat(document.path("meta").path("subject").asText()).isEqualTo(title);
    }
}
