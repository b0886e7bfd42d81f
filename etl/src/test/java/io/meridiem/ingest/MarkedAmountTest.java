package io.meridiem.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Amounts as people write them: {@code !} stands for a text that is no amount with a mark, {@code ?} for a mark of
 * several currencies.
 */
class MarkedAmountTest {
    @ParameterizedTest(name = "{0} is {1} in {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "€ 1.234,56|1.234,56|EUR",
                "1.234,56 €|1.234,56|EUR",
                "1 234,56 €|1 234,56|EUR",
                "1\u202f234,56\u00a0€|1\u202f234,56|EUR",
                "£12|12|GBP",
                "$1,200.00|1,200.00|?",
                "US$ 1,200|1,200|USD",
                "1200 USD|1200|USD",
                "usd 1200|1200|USD",
                "CHF 1'200|1'200|CHF",
                "CHF 1’200.–|1'200|CHF",
                "Fr. 1'200.-|1'200|?",
                "SFr. 90|90|?",
                "100 kr|100|?",
                "¥5000|5000|?",
                "-€5|-5|EUR",
                "€ -5|-5|EUR",
                "€\u22125|-5|EUR",
                "- 5 €|-5|EUR",
                "-€-5|!|",
                "€ 100 EUR|!|",
                "100|!|",
                "1e3|!|",
                "-5|!|",
                "100 per|!|",
                "ABC 100|!|",
                "€|!|",
                "€ viel|!|",
                "1.200 €/Monat|!|",
                "12 % |!|"
            })
    void aMarkIsTakenOffAndSaysTheCurrencyWhereItStandsForOne(String text, String number, String currency) {
        MarkedAmount amount = MarkedAmount.of(text);
        if (number.equals("!")) {
            assertThat(amount).isNull();
        } else {
            assertThat(amount).isEqualTo(new MarkedAmount(number, currency.equals("?") ? null : currency));
        }
    }
}
