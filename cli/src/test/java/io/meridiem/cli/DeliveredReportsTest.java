package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.meridiem.testing.LocalSpark;
import io.meridiem.testing.Wire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is published stays, and each of its mails leaves once: whatever is run again, killed or refused. */
class DeliveredReportsTest {
    private static final String[] MANY =
            IntStream.range(10, 34).mapToObj(one -> "A-" + one).toArray(String[]::new);

    @RegisterExtension
    static final LocalSpark LOCAL = new LocalSpark();

    @TempDir
    Path here;

    /** One lake for the whole way, since each start costs seconds. */
    @Test
    void whatIsPublishedIsSentOnceAndStaysWhenItsFiguresChange() throws Exception {
        Company company = Company.built(here);
        assertThat(company.type("deliver")).isEqualTo(1);
        assertThat(company.err()).contains("2025-06 is not published, and nothing is sent of it");
        assertThat(company.type("publish")).isEqualTo(1);
        assertThat(company.err())
                .contains("2025-06 is not scored, and nothing is published of it: 'meridiem score --month 2025-06'");
        assertThat(company.ask("select 1 from ops.publication")).isEmpty();
        assertThat(company.type("score")).as(company::err).isZero();
        assertThat(company.type("render")).as(company::err).isZero();
        ToldReports.in(here, LOCAL.spark(), "A-1", "A-3");
        byte[] report = Files.readAllBytes(here.resolve("out/2025-06/executive.en.pdf"));
        assertThat(company.type("hold", "--account", "A-3", "--month", "2025-06", "--reason", "asked to wait"))
                .as(company::err)
                .isZero();
        assertThat(company.type("publish")).as(company::err).isZero();
        assertThat(company.type("publish")).as(company::err).isZero();
        assertThat(company.ask("select account_id, report from ops.publication order by 1"))
                .containsExactly("A-1,value", "A-3,value", "portfolio,executive");
        assertThat(company.type("deliver")).as(company::err).isZero();
        assertThat(outbox()).hasSize(1);
        assertThat(company.ask("select account_id, recipient, status, reason from ops.delivery order by 1, 2"))
                .containsExactly(
                        "A-1,out@elsewhere.example,skipped,foreign_domain",
                        "A-1,r@a-1.example,sent,",
                        "A-3,r@a-3.example,held,asked to wait");
        assertThat(company.type("deliver")).as(company::err).isZero();
        assertThat(outbox()).hasSize(1);
        assertThat(company.type("release", "--account", "A-3", "--month", "2025-06"))
                .isZero();
        assertThat(company.type("deliver")).as(company::err).isZero();
        assertThat(outbox()).hasSize(2).noneMatch(text -> text.contains("31 of A-1") && text.contains("31 of A-3"));

        String id = company.ask("select document_sha256 from ops.publication where report = 'executive'")
                .get(0);
        assertThat(company.type("reproduce", id.substring(0, 10)))
                .as(company::out)
                .isZero();
        company.exportWith(Company.SUBSCRIPTIONS, "Pro,5,100,1200", "Pro,5,160,1920");
        assertThat(company.type("run")).as(company::err).isZero();
        assertThat(company.err()).contains("2025-06 is published and reads otherwise now");
        assertThat(company.ask("select money from ops.finding where `check` = 'restated'"))
                .containsExactly("60.00");
        assertThat(company.ask("select account_id, published, restated from ops.restatement where `table` ="
                        + " 'gold.revenue_month' and `column` = 'closing_mrr'"))
                .containsExactly("A-1,100.00,160.00");
        assertThat(company.ask("select account_id from ops.publication where restated_by is not null order by 1"))
                .containsExactly("A-1", "portfolio");
        assertThat(Files.readAllBytes(here.resolve("out/2025-06/executive.en.pdf")))
                .isEqualTo(report);
        assertThat(company.type("reproduce", id)).as(company::out).isZero();
        assertThat(outbox()).hasSize(2);
        assertThat(company.type("publish")).isZero();
        assertThat(company.ask("select count(distinct run) from ops.restatement"))
                .containsExactly("1");
    }

    @Test
    void whoIsKilledWhileSendingHasSentEachMailOnceOrNamesItUnknown() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        try {
            Company company = published(server.getSmtp().getPort(), MANY);
            try (OtherProcess first = OtherProcess.type(here, Map.of(), List.of(), "deliver")) {
                first.untilItSays("deliver 3/").kill();
            }
            int code = company.type("deliver");
            Map<String, Long> arrived = Stream.of(server.getReceivedMessages())
                    .collect(java.util.stream.Collectors.groupingBy(
                            DeliveredReportsTest::to, java.util.stream.Collectors.counting()));
            assertThat(arrived.values()).containsOnly(1L);
            List<String> unknown = company.ask("select recipient from ops.delivery where status = 'unknown'");
            List<String> sent = company.ask("select recipient from ops.delivery where status = 'sent'");
            assertThat(unknown.size()).isLessThanOrEqualTo(1);
            assertThat(code).isEqualTo(unknown.isEmpty() ? 0 : 4);
            assertThat(sent.size() + unknown.size()).isEqualTo(MANY.length);
            assertThat(arrived.keySet()).containsAll(sent);
            company.type("deliver");
            assertThat(server.getReceivedMessages()).hasSize(arrived.size());
        } finally {
            server.stop();
        }
    }

    @Test
    void whatTheServerRefusesIsExitCode4AndARetrySendsThatAlone() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        AtomicReference<String> refused = new AtomicReference<>("RCPT TO:<r@a-11.example>");
        AtomicReference<String> rcpt = new AtomicReference<>("");
        try (Wire wire = new Wire(server.getSmtp().getPort(), line -> {
            if (line.startsWith("RCPT")) {
                rcpt.set(line);
            }
            boolean notThis = line.equals("DATA") && rcpt.get().contains("a-12.example") && refused.get() != null;
            return line.equals(refused.get()) ? "550 5.1.1 no such user" : notThis ? "554 5.7.1 not this" : null;
        })) {
            Company company = published(wire.port(), "A-10", "A-11", "A-12", "A-13");
            assertThat(company.type("deliver")).isEqualTo(4);
            assertThat(company.err())
                    .contains("mail of 2025-06: A-11 to r@a-11.example: failed, permanent: 550 5.1.1 no such user")
                    .contains("mail of 2025-06: A-12 to r@a-12.example: failed, 554 5.7.1 not this")
                    .contains("2 sent now; 2 sent, 2 failed, 1 skipped");
            assertThat(company.ask("select recipient, locale from ops.delivery where status = 'sent' order by 1"))
                    .containsExactly("r@a-10.example,en", "r@a-13.example,fr");
            assertThat(arrived(server)).containsExactly("r@a-10.example", "r@a-13.example");
            refused.set(null);
            assertThat(company.type("deliver")).isEqualTo(4);
            assertThat(arrived(server)).hasSize(2);
            assertThat(company.type("deliver", "--retry")).isEqualTo(4);
            assertThat(arrived(server)).containsExactly("r@a-10.example", "r@a-12.example", "r@a-13.example");
            assertThat(company.err()).contains("1 sent now; 3 sent, 1 failed, 1 skipped");
            assertThat(company.type("deliver", "--retry", "--suppressed"))
                    .as(company::err)
                    .isZero();
            assertThat(arrived(server))
                    .containsExactly("r@a-10.example", "r@a-11.example", "r@a-12.example", "r@a-13.example");
        } finally {
            server.stop();
        }
    }

    private static List<String> arrived(GreenMail server) {
        return Stream.of(server.getReceivedMessages())
                .map(DeliveredReportsTest::to)
                .sorted()
                .toList();
    }

    /** Published reports of these accounts, to be sent over one connection to a server on this machine. */
    private Company published(int port, String... accounts) {
        Company company = MeasuredCompany.rendered(here);
        ToldReports.in(here, LOCAL.spark(), accounts);
        ToldReports.alsoInFrench(here, LOCAL.spark(), accounts[accounts.length - 1]);
        assertThat(company.type("publish")).as(company::err).isZero();
        return company.confWith(
                "sources:",
                "delivery: {mode: smtp, host: localhost, port: " + port
                        + ", tls: none, from: a@trio.example, unsubscribe: {mailto: u@trio.example},"
                        + " connections: 1, batch: 20, retries: 1, wait_seconds: 0}\nsources:");
    }

    private static String to(jakarta.mail.internet.MimeMessage mail) {
        try {
            return ((jakarta.mail.internet.InternetAddress) mail.getAllRecipients()[0]).getAddress();
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private List<String> outbox() {
        return TextFiles.list(here.resolve("outbox")).stream()
                .map(TextFiles::read)
                .toList();
    }
}
