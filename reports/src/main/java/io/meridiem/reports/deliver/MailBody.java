package io.meridiem.reports.deliver;

import com.fasterxml.jackson.databind.JsonNode;
import io.meridiem.contract.Delivery.Sender;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A mail's words: the letter's figures in the templates of {@code reports/mail}, in the report's language. */
final class MailBody {
    private static final List<String> LANGUAGES = List.of("en", "de", "fr");
    private static final Pattern FIELD = Pattern.compile("\\{([a-z_]+)}");
    private static final int NAME = 80;

    /** Templates and words, read once. */
    private static final Map<String, String> RESOURCES = new ConcurrentHashMap<>();

    private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();

    private final Letter letter;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final StringBuilder textFacts = new StringBuilder();
    private final StringBuilder htmlFacts = new StringBuilder();

    MailBody(Letter letter, Sender sender) {
        this.letter = letter;
        Locale asked = Locale.forLanguageTag(letter.locale());
        Locale locale = LANGUAGES.contains(asked.getLanguage()) ? asked : Locale.ENGLISH;
        JsonNode page = letter.page();
        fields.put("language", locale.toLanguageTag());
        fields.put("company", HeaderText.of(letter.company(), NAME));
        fields.put("customer", HeaderText.of(page.path("customer").asText(), NAME));
        fields.put("month", month(letter.month(), locale));
        fields.put("headline", page.path("headline").asText());
        fields.put("hero_label", page.path("hero").path("label").asText());
        JsonNode hero = page.path("hero");
        fields.put(
                "hero_value", hero.path("value").asText(hero.path("statement").asText()));
        ResourceBundle words = bundle(locale.getLanguage());
        boolean named =
                letter.fullName() != null && !HeaderText.of(letter.fullName()).isEmpty();
        if (named) {
            fields.put("name", HeaderText.of(letter.fullName(), NAME));
        }
        fields.put("unsubscribe_address", unsubscribe(sender));
        for (String key : words.keySet()) {
            fields.put("word_" + key, filled(words.getString(key), UnaryOperator.identity()));
        }
        fields.put("word_greeting", fields.get(named ? "word_greeting" : "word_greeting_nobody"));
        fields.put("word_leave", fields.get("unsubscribe_address").isEmpty() ? "" : fields.get("word_leave"));
        facts(page.path("facts"));
    }

    String subject() {
        return HeaderText.of(fields.get("word_subject"));
    }

    String language() {
        return fields.get("language");
    }

    /** The attached file's name: letters, digits, and the month. */
    String fileName() {
        String slug = HeaderText.slug(letter.page().path("customer").asText());
        return (slug.isEmpty() ? "report" : slug) + "-" + letter.month() + ".pdf";
    }

    String text() {
        return filled(resource("mail/value.txt"), UnaryOperator.identity())
                .replace("[facts]\n", textFacts)
                .replaceAll("\n{3,}", "\n\n");
    }

    String html() {
        return filled(resource("mail/value.html"), MailBody::escaped).replace("[facts]", htmlFacts);
    }

    private void facts(JsonNode facts) {
        String row = resource("mail/fact.html");
        for (JsonNode fact : facts) {
            String label = fact.path("label").asText();
            String value = fact.path("value").asText();
            textFacts.append(label).append(": ").append(value).append('\n');
            htmlFacts.append(row.replace("{label}", escaped(label)).replace("{value}", escaped(value)));
        }
    }

    private String filled(String template, UnaryOperator<String> as) {
        // In one pass: what a field holds is never looked at as a template.
        return FIELD.matcher(template)
                .replaceAll(field -> Matcher.quoteReplacement(
                        fields.containsKey(field.group(1)) ? as.apply(fields.get(field.group(1))) : ""));
    }

    private static String unsubscribe(Sender sender) {
        return sender.unsubscribeMail() == null ? "" : sender.unsubscribeMail();
    }

    private static String month(YearMonth month, Locale locale) {
        return DateTimeFormatter.ofPattern("LLLL uuuu", locale).format(month);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static ResourceBundle bundle(String language) {
        return BUNDLES.computeIfAbsent(language, one -> {
            try {
                return new PropertyResourceBundle(new StringReader(resource("text/mail_" + one + ".properties")));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private static String resource(String path) {
        return RESOURCES.computeIfAbsent(path, one -> {
            try (InputStream in = open(one)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    private static InputStream open(String path) {
        InputStream in = MailBody.class.getResourceAsStream("/reports/" + path);
        if (in == null) {
            throw new IllegalStateException("the mail's template " + path + " is missing: build it again");
        }
        return in;
    }
}
