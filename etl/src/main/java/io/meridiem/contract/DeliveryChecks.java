package io.meridiem.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a schema cannot say about the section {@code delivery}: what a mail server needs, and that addresses are some. */
final class DeliveryChecks {
    private static final String AT = "/delivery";

    private final YamlTree tree;
    private final JsonNode section;
    private final List<Problem> problems = new ArrayList<>();

    DeliveryChecks(YamlTree tree) {
        this.tree = tree;
        this.section = tree.root().at(AT);
    }

    /**
     * Everything wrong with the meaning of values whose form is right.
     *
     * @param sending whether the verb sends, so that what sending needs must be there
     */
    List<Problem> problems(boolean sending) {
        if (section.path("from").isTextual()
                && MailAddress.of(section.get("from").asText()).isEmpty()) {
            wrong("/from", "expected an address as \"Alder <reports@alder.example>\", got " + tree.shown(AT + "/from"));
        }
        for (String key : List.of("/reply_to", "/unsubscribe/mailto")) {
            JsonNode address = section.at(key);
            if (address.isTextual() && !MailAddress.isBare(address.asText())) {
                wrong(key, "expected an address as reports@alder.example, got " + tree.shown(AT + key));
            }
        }
        form("/host", "[A-Za-z0-9._:-]+", "expected a mail server's name, as mail.alder.example");
        form("/outbox", "(?!\\w+://).*", "mails are written to a local folder");
        if (sending && section.path("mode").asText().equals("smtp")) {
            server();
        }
        JsonNode allow = section.path("allow");
        for (int i = 0; allow.isArray() && i < allow.size(); i++) {
            allowance("/allow/" + i, allow.get(i));
        }
        return problems;
    }

    private void form(String key, String pattern, String expected) {
        JsonNode value = section.at(key);
        if (value.isTextual() && !value.asText().matches(pattern)) {
            wrong(key, expected + ", got " + tree.shown(AT + key));
        }
    }

    private void server() {
        needs("/host", "the mail server's name");
        needs("/from", "who the mails are from");
        if (section.at("/unsubscribe/mailto").isMissingNode()
                && section.at("/unsubscribe/url").isMissingNode()) {
            wrong("/unsubscribe", "missing: where those write who want no more mails, as {mailto: .., url: ..}");
        }
        if (isWritten("/user") != isWritten("/password")) {
            String there = isWritten("/user") ? "/password" : "/user";
            wrong(there, "missing: user and password go together");
        }
        if (section.path("tls").asText().equals("none") && section.has("password")) {
            wrong("/tls", "a password is never sent in the clear: tls is to be starttls or tls");
        }
    }

    private void needs(String key, String what) {
        if (!isWritten(key)) {
            wrong(key, "missing: " + what);
        }
    }

    /** Also where it comes out of a variable without a value, of which that has been said. */
    private boolean isWritten(String key) {
        return !section.at(key).isMissingNode() || tree.unresolved().contains(AT + key);
    }

    private void allowance(String at, JsonNode one) {
        if (one.has("address") == one.has("domain")) {
            wrong(at, "expected either an address or a domain, as {account: A-1, address: jo@partner.example}");
        }
        if (one.has("address") && !MailAddress.isBare(one.get("address").asText())) {
            wrong(
                    at + "/address",
                    "expected an address as jo@partner.example, got " + tree.shown(AT + at + "/address"));
        }
        if (one.has("domain") && !MailAddress.isBare("x@" + one.get("domain").asText())) {
            wrong(at + "/domain", "expected a domain as partner.example, got " + tree.shown(AT + at + "/domain"));
        }
    }

    private void wrong(String key, String says) {
        problems.add(tree.problem(AT + key, says, null));
    }
}
