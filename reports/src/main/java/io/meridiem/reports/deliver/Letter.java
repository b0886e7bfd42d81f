package io.meridiem.reports.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.reports.render.Documents;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;

/**
 * One mail to be sent: a published report and one who is to read it.
 *
 * @param account whose report it is
 * @param recipient a bare address, in lower case
 * @param fullName as the CRM has it; null for none
 * @param locale BCP 47 tag of the report's language
 * @param pdfSha256 the published PDF's hash, by which its bytes are found
 * @param company who sends it
 * @param page the report's first page, whose figures the mail repeats
 */
record Letter(
        String account,
        String recipient,
        String fullName,
        YearMonth month,
        String report,
        String locale,
        String pdfSha256,
        String company,
        JsonNode page) {
    private static final int DIGITS = 32;

    /**
     * What names it in the journal and, with the sender's domain, in its Message-ID: the same mail has the same one on
     * every machine, so that a mailbox that gets it twice knows.
     */
    String id() {
        String all = String.join("\n", account, recipient, month.toString(), report, locale, pdfSha256);
        return Documents.sha256(all.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
