package io.meridiem.reports.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;

/** What a reader finds in a mail before opening the report. */
class MailBodyTest {
    @Test
    void a_report_without_a_figure_says_what_stands_in_its_place_and_leaves_no_line_empty() {
        ObjectNode page = SampleLetters.page();
        page.putObject("hero").put("label", "Worth").put("statement", "not measured yet");
        Letter letter = new Letter(
                "A", "r@keller.example", "Jo Keller", YearMonth.of(2026, 10), "value", "en", "f", "Alder", page);
        MailBody mail = new MailBody(letter, SampleLetters.delivery(25).sender());
        assertThat(mail.text()).contains("Worth: not measured yet").doesNotContain("Worth: \n");
        assertThat(mail.html()).contains("not measured yet");
    }
}
