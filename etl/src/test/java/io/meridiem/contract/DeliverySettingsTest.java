package io.meridiem.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.meridiem.contract.Delivery.Allowance;
import io.meridiem.contract.Delivery.Mode;
import io.meridiem.contract.Delivery.Pace;
import io.meridiem.contract.Delivery.Sender;
import io.meridiem.contract.Delivery.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the section {@code delivery} may say, what it means where it says nothing, and what is refused, all at once. */
class DeliverySettingsTest {
    private static final String HEAD = "company: {name: Tern}\ncurrency: {reporting: EUR}\n";
    private static final String SOURCES = "sources: [{name: s, adapter: generic, folder: x}]\n";
    private static final String WHOLE =
            "mode: smtp, host: mail.alder.example, from: a@alder.example, unsubscribe: {mailto: u@alder.example}";
    /** The installation, seen from the module. */
    private static final Path HOME = Path.of("..");

    @TempDir
    Path here;

    private Path file;

    @BeforeEach
    void aFile() {
        file = here.resolve("meridiem.yml");
    }

    @Test
    void aBadValueOfEveryKeyIsSaidAtOnceWithItsLine() throws IOException {
        assertThat(
                        refused(
                                """
                        delivery:
                          mode: pigeon
                          outbox: s3a://bucket/outbox
                          host: mail server
                          port: 99999
                          tls: ssl
                          user: [jo]
                          password: {}
                          from: Alder reports
                          reply_to: Jo <jo@alder.example>
                          unsubscribe:
                            mailto: nobody
                            url: http://alder.example/u
                          batch: 0
                          connections: 51
                          retries: -1
                          wait_seconds: soon
                          allow:
                            - {account: A-1}
                            - {account: A-1, address: jo}
                            - {account: A-1, domain: "@partner.example"}
                            - {address: jo@partner.example}
                          retires: 3
                        """))
                .containsExactly(
                        file + ":4: delivery.mode: expected folder or smtp, got 'pigeon'",
                        file + ":5: delivery.outbox: mails are written to a local folder, got 's3a://bucket/outbox'",
                        file + ":6: delivery.host: expected a mail server's name, as mail.alder.example, got 'mail"
                                + " server'",
                        file + ":7: delivery.port: expected a port from 1 to 65535, got '99999'",
                        file + ":8: delivery.tls: expected one of starttls, tls, none, got 'ssl'",
                        file + ":9: delivery.user: expected text, got a list",
                        file + ":10: delivery.password: expected text, got nothing",
                        file + ":11: delivery.from: expected an address as \"Alder <reports@alder.example>\", got"
                                + " 'Alder reports'",
                        file + ":12: delivery.reply_to: expected an address as reports@alder.example, got 'Jo"
                                + " <jo@alder.example>'",
                        file + ":14: delivery.unsubscribe.mailto: expected an address as reports@alder.example, got"
                                + " 'nobody'",
                        file
                                + ":15: delivery.unsubscribe.url: expected an address as"
                                + " https://alder.example/unsubscribe, got 'http://alder.example/u'",
                        file + ":16: delivery.batch: expected a whole number from 1 to 10000, got '0'",
                        file + ":17: delivery.connections: expected a whole number from 1 to 50, got '51'",
                        file + ":18: delivery.retries: expected a whole number from 0 to 20, got '-1'",
                        file + ":19: delivery.wait_seconds: expected a number of seconds from 0 to 600, got 'soon'",
                        file + ":21: delivery.allow[0]: expected either an address or a domain, as {account: A-1,"
                                + " address: jo@partner.example}",
                        file + ":22: delivery.allow[1].address: expected an address as jo@partner.example, got 'jo'",
                        file + ":23: delivery.allow[2].domain: expected a domain as partner.example, got"
                                + " '@partner.example'",
                        file + ":24: delivery.allow[3].account: missing",
                        file + ":25: delivery.retires: unknown key; did you mean 'retries'?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            host: mail.alder.example,                | | host: missing: the mail server's name
            from: a@alder.example,                   | | from: missing: who the mails are from
            , unsubscribe: {mailto: u@alder.example} | | unsubscribe: missing: where those write who want no more mails, as {mailto: .., url: ..}
            mode: smtp                               | mode: smtp, user: jo | password: missing: user and password go together
            mode: smtp                               | mode: smtp, password: x | user: missing: user and password go together
            mode: smtp                               | mode: smtp, tls: none, user: jo, password: x | tls: a password is never sent in the clear: tls is to be starttls or tls
            """)
    void whatAMailServerNeedsIsMissed(String here, String there, String says) throws IOException {
        String section = WHOLE.replace(here, there == null ? "" : there);
        assertThat(section).isNotEqualTo(WHOLE);
        assertThat(refused("delivery: {" + section + "}\n")).containsExactly(file + ":3: delivery." + says);
    }

    @Test
    void aPasswordNobodySetIsMissedByWhoSendsAndByNobodyElse() throws IOException {
        String section = "delivery: {" + WHOLE + ", user: jo, password: \"${env:SMTP_PASSWORD}\"}\n";
        assertThat(refused(section))
                .containsExactly(file + ":3: delivery.password: environment variable SMTP_PASSWORD is not set");
        assertThat(SettingsFile.read(file, HOME, Section.withoutSources(), Map.of()))
                .isNotNull();
    }

    @Test
    void withoutASectionMailsGoToAFolderBesideTheFile() throws IOException {
        Delivery delivery = read("");
        assertThat(delivery.mode()).isEqualTo(Mode.FOLDER);
        assertThat(delivery.outbox()).isEqualTo(here.resolve("outbox"));
        assertThat(delivery.server()).isNull();
        assertThat(delivery.sender()).isEqualTo(new Sender("Tern", "reports@meridiem.invalid", null, null, null));
        assertThat(delivery.pace()).isEqualTo(new Pace(500, 2, 3, Duration.ofSeconds(2)));
        assertThat(delivery.allowances()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"starttls, 587", "tls, 465", "none, 25"})
    void thePortFollowsFromHowTheWayIsKept(String tls, int port) throws IOException {
        Delivery delivery = read("delivery: {" + WHOLE + ", tls: " + tls + "}\n");
        assertThat(delivery.server())
                .isEqualTo(new Delivery.Server("mail.alder.example", port, Tls.valueOf(tls.toUpperCase()), null, null));
    }

    @Test
    void whatIsWrittenIsWhatIsMeant() throws IOException {
        Delivery delivery = read(
                """
                delivery:
                  mode: smtp
                  host: mail.alder.example
                  port: 2525
                  user: jo
                  password: secret
                  from: '"Alder, reports" <reports@alder.example>'
                  reply_to: jo@alder.example
                  unsubscribe: {mailto: u@alder.example, url: "https://alder.example/u"}
                  batch: 20
                  connections: 4
                  retries: 0
                  wait_seconds: 0.5
                  allow: [{account: A-1, address: Jo@Partner.example}, {account: A-2, domain: Partner.example}]
                """);
        assertThat(delivery.server())
                .isEqualTo(new Delivery.Server("mail.alder.example", 2525, Tls.STARTTLS, "jo", "secret"));
        assertThat(delivery.server().toString()).isEqualTo("mail.alder.example:2525");
        assertThat(delivery.sender())
                .isEqualTo(new Sender(
                        "Alder, reports",
                        "reports@alder.example",
                        "jo@alder.example",
                        "u@alder.example",
                        "https://alder.example/u"));
        assertThat(delivery.domain()).isEqualTo("alder.example");
        assertThat(delivery.pace()).isEqualTo(new Pace(20, 4, 0, Duration.ofMillis(500)));
        assertThat(delivery.allowances())
                .containsExactly(
                        new Allowance("A-1", "address", "jo@partner.example"),
                        new Allowance("A-2", "domain", "partner.example"));
    }

    private List<String> refused(String section) throws IOException {
        Files.writeString(file, HEAD + section + SOURCES);
        Misconfigured refused = catchThrowableOfType(
                Misconfigured.class, () -> SettingsFile.read(file, HOME, Section.sending(), Map.of()));
        return refused.problems().stream().map(Problem::toString).toList();
    }

    private Delivery read(String section) throws IOException {
        Files.writeString(file, HEAD + section + SOURCES);
        return SettingsFile.read(file, HOME, Section.sending(), Map.of()).delivery();
    }
}
