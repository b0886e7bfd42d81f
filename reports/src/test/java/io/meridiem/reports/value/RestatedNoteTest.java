package io.meridiem.reports.value;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.Printed;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestatedNoteTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|September 2026: the value was €8,958.25, is €9,058.25, because later records changed Invoices captured.",
                "de|September 2026: Der Wert war 8.958,25 €, ist 9.058,25 €, weil spätere Daten dies änderten: Erfasste Rechnungen.",
                "fr|septembre 2026 : le coût était de 400,00 €, il est de 380,00 €, car les factures ont changé.",
            })
    void what_an_earlier_report_said_and_what_is_so_now_stand_side_by_side_with_the_reason(
            String language, String sentence) {
        JsonNode sample = Samples.read("usual");
        ObjectNode account = sample.path("account").deepCopy();
        ArrayNode restated = account.put("report_language", language).putArray("restated");
        ObjectNode value = restated.addObject()
                .put("month", "2026-09-01")
                .put("figure", "value")
                .put("before", 8958.25)
                .put("now", 9058.25);
        value.putObject("names").put("en", "Invoices captured").put("de", "Erfasste Rechnungen");
        restated.addObject()
                .put("month", "2026-09-01")
                .put("figure", "cost")
                .put("before", 400)
                .put("now", 380);
        ObjectNode document = ValueDocument.assemble(account, Context.of(sample));
        Printed printed = Printed.of(new ValueRenderer().render(document));
        assertThat(String.join("", printed.pages())).contains(Printed.bare(sentence));
        assertThat(printed.pages())
                .as("no page runs over")
                .hasSize(document.path("pages").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Invoices captured: hourly rate 60 instead of 50; of the month’s figure +€1,200.00 is due to that.",
                "de|Erfasste Rechnungen: Stundensatz 60 statt 50; davon kommen +1.200,00 € der Zahl des Monats.",
                "fr|trees : facteur 10 000 au lieu de 8 000 ; cela fait -0,75 arbre du chiffre du mois.",
            })
    void a_changed_rate_or_factor_is_told_with_what_it_did_to_the_month(String language, String sentence) {
        JsonNode sample = Samples.read("usual");
        ObjectNode account = sample.path("account").deepCopy();
        ArrayNode changes = account.put("report_language", language).putArray("changes");
        changes.addObject()
                .put("measure", "invoices_captured")
                .put("input", "hourly_rate")
                .put("before", 50)
                .put("now", 60)
                .put("money_effect", 1200)
                .putObject("names")
                .put("en", "Invoices captured")
                .put("de", "Erfasste Rechnungen");
        changes.addObject()
                .put("measure", "trees")
                .put("input", "factor")
                .put("before", 8000)
                .put("now", 10000)
                .put("quantity_effect", -0.75)
                .put("unit", "tree");
        ObjectNode document = ValueDocument.assemble(account, Context.of(sample));
        Printed printed = Printed.of(new ValueRenderer().render(document));
        assertThat(String.join("", printed.pages()).replace('−', '-'))
                .contains(Printed.bare(sentence).replace('−', '-'));
        assertThat(printed.pages()).hasSize(document.path("pages").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Time back: 4 hours off to 2 teams (2 for every 100 hours saved by a team); 179.12 hours"
                        + " saved carried over in 3 teams. Training: 0 EUR (250 for every 10,000 EUR of value);"
                        + " granted ahead for 120.50 EUR of value to come.",
                "de|Zeit zurück: 4 Stunden frei an 2 Teams (2 für je 100 gesparte Stunden eines Teams); 179,12"
                        + " gesparte Stunden vorgetragen in 3 Teams.",
                "fr|Time back : 4 hours off à 2 équipes (2 par tranche de 100 heures gagnées d’une équipe) ;"
                        + " à reporter : 179,12 heures gagnées dans 3 équipes.",
            })
    void what_the_month_granted_the_customers_people_is_told_with_its_rule(String language, String sentence) {
        JsonNode sample = Samples.read("usual");
        ObjectNode account = sample.path("account").deepCopy();
        ArrayNode rewards = account.put("report_language", language).putArray("rewards");
        ObjectNode back = rewards.addObject()
                .put("of", "hours")
                .put("every", 100)
                .put("gives", 2)
                .put("earned", 4)
                .put("carried_over", 179.12)
                .put("teams", 2)
                .put("of_teams", 3);
        back.putObject("names").put("en", "Time back").put("de", "Zeit zurück");
        back.putObject("units").put("en", "hours off").put("de", "Stunden frei");
        ObjectNode training = rewards.addObject()
                .put("of", "value")
                .put("every", 10000)
                .put("gives", 250)
                .put("earned", 0)
                .put("carried_over", -120.5)
                .put("teams", 0)
                .put("of_teams", 0)
                .put("currency", "EUR");
        training.putObject("names").put("en", "Training");
        training.putObject("units").put("en", "EUR");
        ObjectNode document = ValueDocument.assemble(account, Context.of(sample));
        Printed printed = Printed.of(new ValueRenderer().render(document));
        assertThat(String.join("", printed.pages())).contains(Printed.bare(sentence));
        assertThat(printed.pages()).hasSize(document.path("pages").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|1200|30|Since then €1,200 more a month; expected: €1,500.",
                "de|1200|30|Seither 1.200 € mehr im Monat; erwartet: 1.500 €.",
                "en|0|30|No more a month yet than before; expected: €1,500.",
                "en|-270|30|€270 less a month than before so far; expected: €1,500 more.",
                "de|-270|30|Bisher 270 € weniger im Monat als zuvor; erwartet: 1.500 € mehr.",
                "fr||-30|Pour l’instant 30 heures de moins par mois qu’avant ; attendu : 40 heures de plus.",
                "en|||What that brought is not measured; expected: 40 hours a month.",
                "de|||Was das brachte, ist nicht gemessen; erwartet: 40 Stunden im Monat.",
                "fr||30|Depuis, 30 heures de plus par mois ; attendu : 40 heures de plus.",
            })
    void whatAStepBroughtStandsBesideWhatWasExpectedOfIt(
            String language, BigDecimal value, Integer hours, String sentence) {
        JsonNode sample = Samples.read("usual");
        ObjectNode account = sample.path("account").deepCopy();
        ArrayNode steps = account.put("report_language", language).putArray("steps");
        steps.addObject()
                .put("rank", 1)
                .put("action", "use_feature")
                .put("subject", "matching")
                .put("expected_hours", 40)
                .put("expected_value", 1500)
                .put("brought_hours", hours)
                .put("brought_value", value)
                .put("status", "done");
        ObjectNode document = ValueDocument.assemble(account, Context.of(sample));
        Printed printed = Printed.of(new ValueRenderer().render(document));
        assertThat(String.join("", printed.pages())).contains(Printed.bare(sentence));
        assertThat(printed.pages()).hasSize(document.path("pages").size());
    }

    @Test
    void a_month_that_is_told_otherwise_because_other_minutes_hold_says_so() {
        JsonNode sample = Samples.read("usual");
        ObjectNode account = sample.path("account").deepCopy();
        account.putArray("restated")
                .addObject()
                .put("month", "2026-09-01")
                .put("figure", "value")
                .put("before", 100)
                .put("now", 90)
                .put("is_recounted", true)
                .putObject("names")
                .put("en", "Invoices captured");
        assertThat(ValueDocument.assemble(account, Context.of(sample)).toString())
                .contains("because other minutes, shares or rates hold for Invoices captured")
                .doesNotContain("later records changed");
    }
}
