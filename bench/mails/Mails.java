package io.meridiem.reports.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.management.OperatingSystemMXBean;
import io.meridiem.contract.Delivery;
import io.meridiem.contract.Lake;
import io.meridiem.reports.publish.PublishedPdfs;
import io.meridiem.reports.render.Documents;
import io.meridiem.reports.value.Samples;
import io.meridiem.reports.value.ValueRenderer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The product's own mailer, its journal on the disk included, against a mail server in the same process: mails with a
 * value report attached. It is in the mailer's package, because nobody else is to send mails.
 *
 * <p>Arguments: {@code smtp|folder}, how many mails, over how many connections.
 */
public final class Mails {
    private static final int WARM = 200;

    private Mails() {}

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args[1]);
        int connections = Integer.parseInt(args[2]);
        Path work = Files.createTempDirectory("mails");
        GreenMail server = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        GreenMailUser everybody = server.setUser("all@keller.example", "all", "all");
        server.getUserManager().setMessageDeliveryHandler((mail, recipient) -> everybody);
        Delivery delivery = delivery(work, server.getSmtp().getPort(), connections);
        Mailer mailer =
                args[0].equals("smtp") ? new SmtpMailer(delivery.server()) : new FolderMailer(delivery.outbox());
        ObjectNode document = Samples.document("usual", "en");
        String pdf = published(work, new ValueRenderer().render(document));
        try (DeliveryJournal journal = DeliveryJournal.open(work.resolve("journal"))) {
            Dispatch dispatch = new Dispatch(
                    mailer,
                    new Mail(delivery),
                    delivery.pace(),
                    journal,
                    new PublishedPdfs(new Lake(work.toString()))::read,
                    Clock.systemUTC());
            dispatch.send(letters(0, WARM, document, pdf), (letter, outcome) -> {});
            OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long cpu = machine.getProcessCpuTime();
            long begun = System.nanoTime();
            AtomicInteger sent = new AtomicInteger();
            dispatch.send(letters(WARM, WARM + count, document, pdf), (letter, outcome) -> {
                sent.addAndGet(outcome.status() == Status.SENT ? 1 : 0);
            });
            double wall = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    "%-7s %11s %7d %7.1f %7.1f %8.0f%n",
                    args[0],
                    args[0].equals("smtp") ? connections : "-",
                    sent.get(),
                    wall,
                    (machine.getProcessCpuTime() - cpu) / 1e9,
                    sent.get() / wall);
        } finally {
            server.stop();
        }
        System.exit(0);
    }

    /** Where a delivery looks for it. */
    private static String published(Path lake, byte[] pdf) throws Exception {
        String sha = Documents.sha256(pdf);
        Path file = lake.resolve("ops/published_pdf/" + sha + ".pdf");
        Files.createDirectories(file.getParent());
        Files.write(file, pdf);
        return sha;
    }

    private static List<Letter> letters(int from, int to, ObjectNode document, String pdf) {
        return IntStream.range(from, to)
                .mapToObj(number -> new Letter(
                        "A" + number,
                        "r" + number + "@keller.example",
                        "Jo Keller",
                        YearMonth.of(2026, 10),
                        "value",
                        "en",
                        pdf,
                        "Alder",
                        document.path("pages").path(0)))
                .toList();
    }

    private static Delivery delivery(Path work, int port, int connections) {
        return new Delivery(
                Delivery.Mode.SMTP,
                work.resolve("outbox"),
                new Delivery.Server("localhost", port, Delivery.Tls.NONE, null, null),
                new Delivery.Sender(
                        "Alder", "reports@alder.example", null, "stop@alder.example", "https://alder.example/u"),
                new Delivery.Pace(500, connections, 3, Duration.ofSeconds(1)),
                List.of());
    }
}
