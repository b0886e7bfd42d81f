package io.meridiem.reports.deliver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.contract.Delivery;
import io.meridiem.reports.render.Documents;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;

/** Letters to made-up readers, and how they are delivered in tests. */
final class SampleLetters {
    private SampleLetters() {}

    static Letter letter(int number) {
        return new Letter(
                "A" + number,
                "r" + number + "@keller.example",
                "Jo Keller",
                YearMonth.of(2026, 10),
                "value",
                "en",
                "f" + number,
                "Alder",
                page());
    }

    static ObjectNode page() {
        ObjectNode page = Documents.empty().put("customer", "Keller").put("headline", "You saved 31 hours.");
        page.putObject("hero").put("label", "Worth").put("value", "EUR 1");
        page.putArray("facts").addObject().put("label", "MRR 5").put("value", "7");
        return page;
    }

    static Delivery delivery(int port) {
        return delivery(port, 3);
    }

    /** One connection, so that mails go in their order. */
    static Delivery one(int port) {
        return delivery(port, 1);
    }

    static Delivery delivery(int port, int connections) {
        return new Delivery(
                Delivery.Mode.SMTP,
                Path.of("outbox"),
                new Delivery.Server("localhost", port, Delivery.Tls.NONE, null, null),
                new Delivery.Sender(
                        "Alder", "reports@alder.example", null, "stop@alder.example", "https://alder.example/u"),
                new Delivery.Pace(500, connections, 3, Duration.ofMillis(1)),
                List.of());
    }
}
