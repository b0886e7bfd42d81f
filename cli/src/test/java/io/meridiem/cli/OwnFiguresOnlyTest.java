package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.reports.value.AccountFile;
import io.meridiem.testing.LocalSpark;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody gets another's figures: all that leaves for a customer is opened and read as its reader would read it. */
class OwnFiguresOnlyTest {
    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    /** What is said of a customer among ourselves, in the reports' three languages. */
    private static final Pattern AMONG_OURSELVES = Pattern.compile(
            "\\b(?:risks?|churn\\w*|hazard|probabilit\\w*|signals?|sentiment|nps|csat|playbook|log.odds|at.risk"
                    + "|risik\\w+|abwander\\w*|abgewandert|kündig\\w*|wahrscheinlich\\w*|signale?n?|stimmung"
                    + "|risques?|attrition|résili\\w*|probabilité|signaux)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private static DemoCompany company;
    private static Truth truth;
    private static final Map<Path, String> REPORTS = new HashMap<>();
    /** Of each account all that its readers get. */
    private static final Map<String, List<Paper>> PAPERS = new HashMap<>();

    @BeforeAll
    static void openEverything() throws IOException {
        company = DemoCompany.made();
        truth = company.truth();
        Path reports = company.file("out/2026-10/accounts");
        try (Stream<Path> all = Files.walk(reports)) {
            for (Path pdf : all.filter(Files::isRegularFile).toList()) {
                String account = AccountFile.id(reports.relativize(pdf));
                REPORTS.put(pdf, account);
                add(account, List.of(Paper.pdf(pdf.getFileName().toString(), Files.readAllBytes(pdf))));
            }
        }
        Map<String, String> owners = new HashMap<>();
        company.ask("select message_id, account_id from ops.delivery where status = 'sent'")
                .forEach(line -> owners.put(line.split(",")[0], line.split(",")[1]));
        for (Path mail : TextFiles.list(company.file("outbox"))) {
            assertThat(owners).containsKey(Paper.messageId(mail));
            add(owners.get(Paper.messageId(mail)), Paper.mail(mail));
        }
    }

    private static void add(String account, List<Paper> papers) {
        PAPERS.computeIfAbsent(account, none -> new ArrayList<>()).addAll(papers);
    }

    @Test
    void everyReportAndEveryMailThatIsBookedWasOpened() {
        long mails = TextFiles.list(company.file("outbox")).size();
        assertThat(REPORTS).hasSizeGreaterThan(20);
        assertThat(mails).isGreaterThan(20);
        assertThat(company.ask("select count(*) from ops.publication where report = 'value'"))
                .containsExactly(String.valueOf(REPORTS.size()));
        assertThat(company.ask("select count(*) from ops.delivery where status = 'sent'"))
                .containsExactly(String.valueOf(mails));
        // Headers, text, HTML and the attached PDF of each.
        assertThat(PAPERS.values().stream().mapToInt(List::size).sum()).isEqualTo((int) (REPORTS.size() + 4 * mails));
    }

    /** Were a word that tells an account never printed, to find none of another's would prove nothing. */
    @Test
    void everyAccountsOwnWordStandsInItsReportAndInWhatIsAttachedToItsMail() {
        PAPERS.forEach((account, papers) -> assertThat(papers.stream()
                        .filter(paper -> paper.name().endsWith(".pdf"))
                        .filter(paper -> truth.canaries(account).stream().noneMatch(paper::has))
                        .map(Paper::name))
                .as("without a word of " + account)
                .isEmpty());
    }

    @Test
    void noneHasAnothersWordOrNameOrAnyInternalNote() {
        List<String> leaks = new ArrayList<>();
        PAPERS.forEach((account, papers) -> {
            List<String> foreign = truth.foreignWords(account);
            assertThat(foreign).hasSizeGreaterThan(100);
            for (Paper paper : papers) {
                foreign.stream()
                        .filter(paper::has)
                        .forEach(word -> leaks.add(paper.name() + " of " + account + " has " + word));
            }
        });
        assertThat(leaks).isEmpty();
    }

    @Test
    void noneSpeaksOfRiskOrSignalsOrOfWhatWeMeanToDoAboutThem() throws IOException {
        TreeSet<String> ours = new TreeSet<>(words("play_"));
        ours.addAll(company.ask("select distinct feature from gold.churn_reason where feature is not null"));
        ours.addAll(company.ask("select distinct play from gold.churn_risk where play is not null"));
        ours.removeIf(word -> !word.contains("_") && !word.contains(" "));
        assertThat(ours).hasSizeGreaterThan(30);
        Pattern bands = Pattern.compile("\\b(?:" + String.join("|", words("risk_band_")) + ")\\b");
        List<String> leaks = new ArrayList<>();
        PAPERS.forEach((account, papers) -> papers.forEach(paper -> {
            String text = truth.withoutNames(account, paper.text());
            for (Pattern pattern : List.of(AMONG_OURSELVES, bands)) {
                Matcher found = pattern.matcher(text);
                if (found.find()) {
                    leaks.add(paper.name() + " of " + account + " says " + found.group());
                }
            }
            ours.stream().filter(paper::has).forEach(word -> leaks.add(paper.name() + " has " + word));
        }));
        assertThat(leaks).isEmpty();
    }

    /** What the executive report calls bands and what is to be done, in every language. */
    private static TreeSet<String> words(String prefix) throws IOException {
        TreeSet<String> words = new TreeSet<>();
        for (String language : List.of("en", "de", "fr")) {
            Properties bundle = new Properties();
            try (InputStream in = OwnFiguresOnlyTest.class.getResourceAsStream(
                    "/reports/text/executive_" + language + ".properties")) {
                bundle.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
            }
            bundle.stringPropertyNames().stream()
                    .filter(key -> key.startsWith(prefix))
                    .forEach(key -> words.add(bundle.getProperty(key).replace("''", "'")));
        }
        assertThat(words).isNotEmpty();
        return words;
    }
}
