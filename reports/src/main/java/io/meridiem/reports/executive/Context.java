package io.meridiem.reports.executive;

import io.meridiem.reports.document.PlainText;
import java.time.LocalDate;
import java.util.List;

/**
 * What a report needs to know that stands in no table.
 *
 * @param company the name on the pages
 * @param locale BCP 47 tag; wording exists for en, de and fr, any other language is written in English
 * @param currency ISO 4217 code of the reporting currency
 * @param letters one or two letters of the company's mark
 * @param accent brand colour, {@code #rrggbb}
 * @param ink brand's dark colour, {@code #rrggbb}
 * @param preparedOn the day the report is made: the only date on it besides those of the data
 * @param revenue what the field does not agree on: choices the pages print
 * @param adoption what counts as use and what the parts of its score weigh: choices the pages print
 * @param notes declared facts to print, each a sentence: what was configured because no source says it
 */
public record Context(
        String company,
        String locale,
        String currency,
        String letters,
        String accent,
        String ink,
        LocalDate preparedOn,
        io.meridiem.contract.Settings.Revenue revenue,
        io.meridiem.contract.Adoption adoption,
        List<String> notes) {
    public Context {
        company = PlainText.of(company);
        notes = notes.stream().map(PlainText::of).toList();
    }
}
