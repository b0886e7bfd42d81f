package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.Delivery.Allowance;
import io.meridiem.contract.Delivery.Mode;
import io.meridiem.contract.Delivery.Pace;
import io.meridiem.contract.Delivery.Sender;
import io.meridiem.contract.Delivery.Server;
import io.meridiem.contract.Delivery.Tls;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Turns the section {@code delivery}, found without problems, into settings; what is left out has a default.
 *
 * @param section missing where the file has none
 * @param company whose name stands before the sender's address where the address has none of its own
 * @param path resolves what is written as a path
 */
record DeliveryReader(JsonNode section, String company, Function<String, Path> path) {
    /** Never delivered to: the sender of a company that has not named one, whose mails go to a folder. */
    private static final String NOBODY = "reports@meridiem.invalid";

    Delivery delivery() {
        Mode mode = Mode.valueOf(text("/mode", "folder").toUpperCase(Locale.ROOT));
        return new Delivery(
                mode,
                path.apply(text("/outbox", "outbox")),
                mode == Mode.SMTP ? server() : null,
                sender(),
                new Pace(
                        section.path("batch").asInt(500),
                        section.path("connections").asInt(2),
                        section.path("retries").asInt(3),
                        Duration.ofMillis(
                                Math.round(section.path("wait_seconds").asDouble(2) * 1000))),
                allowances());
    }

    private Server server() {
        Tls tls = Tls.valueOf(text("/tls", "starttls").toUpperCase(Locale.ROOT));
        int usual = tls == Tls.TLS ? 465 : tls == Tls.STARTTLS ? 587 : 25;
        return new Server(
                text("/host", "localhost"),
                section.path("port").asInt(usual),
                tls,
                text("/user", null),
                text("/password", null));
    }

    private Sender sender() {
        MailAddress from = MailAddress.of(text("/from", NOBODY)).orElseThrow();
        return new Sender(
                from.name().isEmpty() ? company : from.name(),
                from.address(),
                text("/reply_to", null),
                text("/unsubscribe/mailto", null),
                text("/unsubscribe/url", null));
    }

    private List<Allowance> allowances() {
        List<Allowance> allowances = new ArrayList<>();
        for (JsonNode one : section.path("allow")) {
            for (String kind : List.of("address", "domain")) {
                if (one.has(kind)) {
                    String value = one.get(kind).asText().toLowerCase(Locale.ROOT);
                    allowances.add(new Allowance(one.get("account").asText(), kind, value));
                }
            }
        }
        return List.copyOf(allowances);
    }

    private String text(String pointer, String otherwise) {
        return section.at(pointer).asText(otherwise);
    }
}
