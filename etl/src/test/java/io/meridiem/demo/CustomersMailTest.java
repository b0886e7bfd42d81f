package io.meridiem.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the company has to try a mailing on: all kinds of recipients, names meant to harm, and words only one account has. */
class CustomersMailTest {
    @RegisterExtension
    static final MadeUpCompany COMPANY = new MadeUpCompany();

    private static final String END = MadeUpCompany.END.toString();

    @Test
    void everyKindOfRecipientIsThereAmongThoseWhoPay() {
        Set<String> kinds = paying().flatMap(account -> planted(account).stream())
                .filter(word -> word.startsWith("mailing_"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Mailing.values())
                        .filter(mailing -> mailing != Mailing.ONE)
                        .map(Mailing::word)
                        .toList());
    }

    @Test
    void mostWhoPayHaveOneRecipientAndSevenHaveNone() {
        assertThat(paying().filter(account -> account.path("recipients").size() == 1))
                .hasSizeGreaterThan((int) (paying().count() * 6 / 10));
        assertThat(paying().filter(account -> account.path("recipients").isEmpty())
                        .filter(account -> !planted(account).contains("unmatched_customer")))
                .allSatisfy(account -> assertThat(planted(account))
                        .containsAnyOf(
                                "mailing_nobody",
                                "mailing_left",
                                "mailing_opted_out",
                                "mailing_deleted",
                                "mailing_invalid",
                                "mailing_private",
                                "mailing_consultant"))
                .hasSize(7);
    }

    @Test
    void whoMayBeWrittenToIsMarkedAndThereAndWantsItAndIsAtHome() {
        Map<String, String> homes = COMPANY.csv("salesforce/Account.csv").stream()
                .collect(Collectors.toMap(row -> row.get("Id"), row -> row.get("Website")));
        Set<String> reachable = COMPANY.csv("salesforce/Contact.csv").stream()
                .filter(row -> row.get("Report_Recipient__c").equals("true"))
                .filter(row -> row.get("IsDeleted").equals("false"))
                .filter(row -> row.get("HasOptedOutOfEmail").equals("false"))
                .filter(row -> row.get("Left_Company_Date__c") == null)
                .filter(row -> row.get("Email").contains("@"))
                .filter(row -> {
                    String domain = row.get("Email").replaceFirst(".*@", "");
                    return homes.get(row.get("AccountId"))
                            .matches("(https?://)?(www\\.|WWW\\.)?\\Q" + domain + "\\E(/en)?");
                })
                .map(row -> row.get("AccountId") + " " + row.get("Email"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tests = COMPANY.csv("salesforce/Account.csv").stream()
                .filter(row -> row.get("Type").equals("Test"))
                .map(row -> row.get("Id"))
                .collect(Collectors.toSet());
        reachable.removeIf(line -> tests.contains(line.substring(0, line.indexOf(' '))));

        Set<String> told = new TreeSet<>();
        accounts().forEach(account -> account.path("recipients")
                .forEach(address -> told.add(account.path("account_id").asText() + " " + address.asText())));
        assertThat(told).isEqualTo(reachable);
    }

    @Test
    void namesMeantToHarmStandAtCustomersWhoPayAndAreMailed() {
        List<JsonNode> hostile = paying().filter(account -> planted(account).contains("hostile_name"))
                .toList();

        assertThat(hostile)
                .extracting(account -> account.path("name").asText())
                .containsExactlyInAnyOrderElementsOf(HardCases.HOSTILE);
        assertThat(hostile).allMatch(account -> !account.path("recipients").isEmpty());
        assertThat(HardCases.HOSTILE).anyMatch(name -> name.length() == 120);
    }

    @Test
    void aWordThatTellsAnAccountIsInNobodyElsesData() throws IOException {
        List<String> words = words(account -> {
            List<String> own = new ArrayList<>();
            account.path("canary").forEach(word -> own.add(word.asText()));
            own.add(account.path("internal_canary").asText());
            return own;
        });

        assertThat(words).doesNotHaveDuplicates();
        assertThat(words.stream()
                        .filter(one -> words.stream().anyMatch(other -> !other.equals(one) && other.contains(one))))
                .isEmpty();
        String users = Files.readString(export("product/users.csv"));
        assertThat(paying().filter(account -> !planted(account).contains("unmatched_customer"))
                        .filter(account ->
                                !users.contains(account.path("canary").path(0).asText())))
                .isEmpty();
    }

    @Test
    void whatIsNotedForTheCompanyItselfIsMarkedWhereverItStands() {
        Set<String> marks = new HashSet<>(
                words(account -> List.of(account.path("internal_canary").asText())));

        for (Map.Entry<String, String> note : Map.of(
                        "salesforce/Task.csv", "Subject",
                        "salesforce/Case.csv", "Subject",
                        "salesforce/Opportunity.csv", "Name",
                        "surveys/answers.csv", "comment")
                .entrySet()) {
            assertThat(COMPANY.csv(note.getKey()).stream()
                            .map(row -> row.get(note.getValue()))
                            .filter(text -> text != null))
                    .isNotEmpty()
                    .allMatch(text -> marks.contains(text.replaceFirst("(?s).*\\((\\w+)\\)$", "$1")));
        }
    }

    @Test
    void languagesAreAsInTheCountryAndSomeAreNotOurs() {
        assertThat(COMPANY.csv("salesforce/Account.csv"))
                .allSatisfy(row -> {
                    if (row.get("BillingCountry").equals("Germany")) {
                        assertThat(row.get("Report_Language__c")).isEqualTo("de");
                    }
                    if (row.get("BillingCountry").equals("United States")) {
                        assertThat(row.get("Report_Language__c")).isNull();
                    }
                })
                .extracting(row -> row.get("Report_Language__c"))
                .contains("fr", "it", "de_CH");
    }

    private static Path export(String file) {
        return COMPANY.folder().resolve("exports").resolve(file);
    }

    private static List<String> words(Function<JsonNode, List<String>> of) {
        return accounts().map(of).flatMap(List::stream).toList();
    }

    private static Stream<JsonNode> paying() {
        return accounts().filter(account -> account.path("mrr").has(END));
    }

    private static Stream<JsonNode> accounts() {
        List<JsonNode> accounts = new ArrayList<>();
        COMPANY.truth().path("accounts").forEach(accounts::add);
        return accounts.stream();
    }

    private static Set<String> planted(JsonNode account) {
        Set<String> words = new TreeSet<>();
        account.path("planted").forEach(word -> words.add(word.asText()));
        return words;
    }
}
