package io.meridiem.reports.deliver;

import static io.meridiem.reports.deliver.SampleLetters.delivery;
import static io.meridiem.reports.deliver.SampleLetters.letter;
import static io.meridiem.reports.deliver.SampleLetters.one;
import static io.meridiem.reports.deliver.SampleLetters.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.meridiem.contract.Delivery;
import io.meridiem.contract.Unavailable;
import io.meridiem.reports.deliver.Dispatch.Outcome;
import io.meridiem.testing.Wire;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a mail between us and a real mail server. */
class DispatchTest {
    private static final byte[] PDF = "%PDF-1.7 figures".getBytes(StandardCharsets.US_ASCII);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-02T08:00:00Z"), ZoneOffset.UTC);

    private final GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    Path here;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void everyMailArrivesOnceOverSeveralConnections() {
        List<Letter> letters =
                IntStream.range(0, 40).mapToObj(SampleLetters::letter).toList();
        assertThat(send(port(), letters).values())
                .containsOnly(new Outcome(Status.SENT, null))
                .hasSize(40);
        assertThat(Stream.of(server.getReceivedMessages()).map(DispatchTest::id))
                .containsExactlyInAnyOrderElementsOf(letters.stream()
                        .map(one -> new Mail(delivery(1)).messageId(one))
                        .toList());
        assertThat(journal()).hasSize(80);
    }

    @Test
    void aRefusalForNowIsTriedAgainAndArrivesOnce() throws IOException {
        AtomicInteger times = new AtomicInteger();
        Map<Letter, Outcome> told = over(
                line -> line.startsWith("RCPT") && times.incrementAndGet() < 3 ? "451 4.3.0 come back later" : null,
                letter(1));
        assertThat(told.get(letter(1))).isEqualTo(new Outcome(Status.SENT, null));
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(times).hasValue(3);
    }

    @Test
    void whoIsRefusedForGoodIsNotTriedAgainAndTheOthersGoOn() throws IOException {
        AtomicInteger times = new AtomicInteger();
        Map<Letter, Outcome> told = over(
                line -> line.contains("r1@") && times.incrementAndGet() > 0 ? "550 5.1.1 no such user" : null,
                letter(1),
                letter(2));
        assertThat(told.get(letter(1)).status()).isEqualTo(Status.FAILED);
        assertThat(told.get(letter(1)).reason()).startsWith("permanent: 550 5.1.1");
        assertThat(told.get(letter(2)).status()).isEqualTo(Status.SENT);
        assertThat(times).hasValue(1);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aMailThatIsRefusedIsFailedButItsAddressIsNot() throws IOException {
        Map<Letter, Outcome> told = over(line -> line.equals(".") ? "554 5.6.0 not this" : null, letter(1));
        assertThat(told.get(letter(1)).status()).isEqualTo(Status.FAILED);
        assertThat(told.get(letter(1)).reason()).startsWith("554");
    }

    @Test
    void aConnectionCutBeforeTheMailIsSentIsTriedAgain() throws IOException {
        AtomicInteger times = new AtomicInteger();
        Map<Letter, Outcome> told =
                over(line -> line.equals("DATA") && times.incrementAndGet() < 3 ? Wire.CUT : null, letter(1));
        assertThat(told.get(letter(1))).isEqualTo(new Outcome(Status.SENT, null));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aConnectionCutBeforeTheAnswerLeavesTheMailUnknownAndItIsNotSentAgain() throws IOException {
        AtomicInteger times = new AtomicInteger();
        Map<Letter, Outcome> told = over(
                line -> line.equals(".") && times.incrementAndGet() == 1 ? Wire.CUT_AFTER : null, letter(1), letter(2));
        assertThat(told.get(letter(1)).status()).isEqualTo(Status.UNKNOWN);
        assertThat(told.get(letter(2)).status()).isEqualTo(Status.SENT);
        // The server did take both; had the first been sent again there would be three.
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aServerThatIsGoneIsTheMachinesTroubleAndNothingIsBegun() {
        int port = port();
        server.stop();
        assertThatThrownBy(() -> send(port, List.of(letter(1))))
                .isInstanceOf(Unavailable.class)
                .hasMessageContaining("cannot reach the mail server localhost:");
        assertThat(journal()).isEmpty();
    }

    @Test
    void namesMeantToHarmAddNoHeaderAndNoFile() throws Exception {
        ObjectNode page = page();
        page.put("customer", "=cmd|' /C calc'!A0\r\nBcc: thief@evil.example\u202E ../../etc/passwd <b>${x}");
        Letter letter = new Letter(
                "../A 1",
                "jo@keller.example",
                "Jo\r\nBcc: thief@evil.example",
                YearMonth.of(2026, 10),
                "value",
                "de",
                "f0",
                "Alder\nX-Evil: 1",
                page);
        assertThat(send(port(), List.of(letter)).get(letter).status()).isEqualTo(Status.SENT);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getHeader("X-Evil")).isNull();
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).doesNotContain("\n", "\r", "\u202E").contains("Wertbericht");
        Multipart all = (Multipart) mail.getContent();
        assertThat(all.getBodyPart(1).getFileName()).matches("[a-z0-9-]+-2026-10\\.pdf");
        try (InputStream attached = all.getBodyPart(1).getInputStream()) {
            assertThat(attached.readAllBytes()).isEqualTo(PDF);
        }
        Multipart words = (Multipart) all.getBodyPart(0).getContent();
        assertThat(words.getBodyPart(0).getContent().toString()).contains("31 hours", "MRR 5: 7");
        assertThat(words.getBodyPart(1).getContent().toString())
                .contains("31 hours", "&lt;b&gt;${x}")
                .doesNotContain("<b>", "{word_");
        assertThat(mail.getHeader("List-Unsubscribe")[0]).contains("https://alder.example/u?id=" + letter.id());
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void inAFolderEveryMailIsOneFileAndCanBeFoundAgain() throws IOException {
        FolderMailer folder = new FolderMailer(here.resolve("outbox"));
        Letter letter = letter(1);
        assertThat(folder.has(letter.account(), letter.month(), letter.id())).contains(false);
        dispatch(folder, delivery(1), List.of(letter));
        dispatch(folder, delivery(1), List.of(letter));
        assertThat(folder.has(letter.account(), letter.month(), letter.id())).contains(true);
        try (Stream<Path> files = Files.list(here.resolve("outbox"))) {
            assertThat(files.map(one -> one.getFileName().toString()))
                    .singleElement()
                    .asString()
                    .matches("2026-10-a1-[0-9a-f]{12}\\.eml");
        }
    }

    private Map<Letter, Outcome> over(UnaryOperator<String> instead, Letter... letters) throws IOException {
        try (Wire wire = new Wire(port(), instead)) {
            return dispatch(new SmtpMailer(delivery(wire.port()).server()), one(wire.port()), List.of(letters));
        }
    }

    private Map<Letter, Outcome> send(int port, List<Letter> letters) {
        return dispatch(new SmtpMailer(delivery(port).server()), delivery(port), letters);
    }

    private Map<Letter, Outcome> dispatch(Mailer mailer, Delivery delivery, List<Letter> letters) {
        Map<Letter, Outcome> told = new ConcurrentHashMap<>();
        try (DeliveryJournal journal = DeliveryJournal.open(here.resolve("journal"))) {
            new Dispatch(mailer, new Mail(delivery), delivery.pace(), journal, sha -> PDF, CLOCK)
                    .send(letters, told::put);
        }
        return told;
    }

    private Map<String, DeliveryJournal.Line> left() {
        return DeliveryJournal.left(here.resolve("journal"));
    }

    private List<String> journal() {
        try {
            assertThat(left().values()).noneMatch(DeliveryJournal.Line::isOpen);
            return Files.readAllLines(here.resolve("journal"));
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }

    private int port() {
        return server.getSmtp().getPort();
    }

    private static String id(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
