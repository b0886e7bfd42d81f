package io.meridiem.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the simulator says is true of a made-up company, as sorted lines that a query's lines can be held against. */
record Truth(JsonNode root) {

    static Truth of(Path file) throws IOException {
        return new Truth(new ObjectMapper().readTree(file.toFile()));
    }

    /** {@code account,month,mrr} of every account and month with MRR. */
    List<String> mrr() {
        List<String> lines = new ArrayList<>();
        accounts().forEach(account -> account.path("mrr").properties().forEach(one -> {
            if (new BigDecimal(one.getValue().asText()).signum() > 0) {
                lines.add(line(account, one.getKey(), one.getValue().asText()));
            }
        }));
        return sorted(lines);
    }

    /** {@code account,month,movement,amount} of every movement that is not nothing. */
    List<String> movements() {
        List<String> lines = new ArrayList<>();
        accounts().forEach(account -> account.path("movements").properties().forEach(month -> month.getValue()
                .properties()
                .forEach(one -> lines.add(line(
                        account,
                        month.getKey(),
                        one.getKey() + "," + one.getValue().asText())))));
        return sorted(lines);
    }

    /** {@code account,month,users} of every account and month. */
    List<String> activeUsers() {
        List<String> lines = new ArrayList<>();
        accounts().forEach(account -> account.path("active_users")
                .properties()
                .forEach(one ->
                        lines.add(line(account, one.getKey(), one.getValue().asText()))));
        return sorted(lines);
    }

    /** {@code account} of all that are gone for good. */
    List<String> churned() {
        return accounts().stream()
                .filter(one -> one.path("churned_on").isTextual())
                .map(one -> one.get("account_id").asText())
                .sorted()
                .toList();
    }

    /** Accounts something was planted in. */
    List<String> planted(String what) {
        return accounts().stream()
                .filter(one -> StreamSupport.stream(one.path("planted").spliterator(), false)
                        .anyMatch(planted -> planted.asText().equals(what)))
                .map(one -> one.get("account_id").asText())
                .toList();
    }

    /** Rows by {@code export/kind}. */
    Map<String, Long> faults() {
        Map<String, Long> faults = new TreeMap<>();
        root.path("faults")
                .forEach(one -> faults.merge(
                        one.get("export").asText() + "/" + one.get("kind").asText(),
                        one.get("rows").asLong(),
                        Long::sum));
        return faults;
    }

    /** Words that stand in this account's data alone and may be printed for it. */
    List<String> canaries(String account) {
        return accounts().stream()
                .filter(one -> one.get("account_id").asText().equals(account))
                .flatMap(one -> texts(one.path("canary")))
                .toList();
    }

    /**
     * What must not be read by an account's people: words and names of accounts outside its family, and what was noted of
     * any account, its own too, for the company itself.
     */
    List<String> foreignWords(String account) {
        List<JsonNode> family = family(account);
        List<String> own = new ArrayList<>(family.stream().flatMap(Truth::words).toList());
        List<String> words = new ArrayList<>();
        for (JsonNode one : accounts()) {
            words.add(one.get("internal_canary").asText());
            if (!family.contains(one)) {
                words(one).forEach(words::add);
            }
        }
        words.removeIf(word -> own.stream().anyMatch(mine -> Paper.bare(mine).contains(Paper.bare(word))));
        return words;
    }

    /** The text without what the account and its family are called. */
    String withoutNames(String account, String text) {
        String rest = text;
        for (JsonNode one : family(account)) {
            for (String name : words(one).toList()) {
                rest = rest.replaceAll(spread(name), " ");
            }
        }
        return rest;
    }

    /** The account's billing parent and all that it pays for. */
    private List<JsonNode> family(String account) {
        String head = accounts().stream()
                .filter(one -> one.get("account_id").asText().equals(account))
                .map(one -> one.get("billing_parent_id").asText())
                .findFirst()
                .orElseThrow();
        return accounts().stream()
                .filter(one -> one.get("billing_parent_id").asText().equals(head))
                .toList();
    }

    private static Stream<String> words(JsonNode account) {
        return Stream.concat(
                texts(account.path("canary")), Stream.of(account.path("name").asText()));
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    /** The name as it may be broken into lines. */
    private static String spread(String name) {
        return Stream.of(name.strip().split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    }

    private List<JsonNode> accounts() {
        return StreamSupport.stream(root.get("accounts").spliterator(), false).toList();
    }

    private static String line(JsonNode account, String month, String rest) {
        return account.get("account_id").asText() + "," + month + "," + rest;
    }

    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }
}
