import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.meridiem.reports.render.Documents;
import io.meridiem.reports.value.Samples;
import io.meridiem.reports.value.ValueRenderer;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPU seconds of our own rendering, from a stored JSON document to the bytes of the PDF, as a Spark task does it:
 * {@code write FILE n} makes the documents (two pages, new figures each), {@code print FILE} prints them.
 */
public final class PdfBench {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.,])\\d{2,3}(?![\\w.,])");

    public static void main(String[] args) throws Exception {
        if (args[0].equals("write")) {
            write(Path.of(args[1]), Integer.parseInt(args[2]));
        } else {
            print(Files.readAllLines(Path.of(args[1])), args.length > 2 ? Path.of(args[2]) : null);
        }
    }

    private static void write(Path file, int documents) throws Exception {
        List<String> lines = new ArrayList<>();
        Random random = new Random(1);
        for (int at = 0; at < documents; at++) {
            ObjectNode document = Samples.document("usual", "en");
            ((ArrayNode) document.path("pages")).remove(2);
            lines.add(Documents.canonical((ObjectNode) varied(document, random)));
        }
        Files.write(file, lines);
    }

    /** Other figures in every sentence and every drawing, so that nothing can be remembered from the document before. */
    private static JsonNode varied(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(entry -> {
                if (!List.of("slots", "to", "brand", "month", "prepared_on", "page_of").contains(entry.getKey())) {
                    entry.setValue(varied(entry.getValue(), random));
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int at = 0; at < array.size(); at++) {
                array.set(at, varied(array.get(at), random));
            }
        } else if (node.isNumber()) {
            BigDecimal less = node.decimalValue().multiply(BigDecimal.valueOf(0.6 + 0.4 * random.nextDouble()));
            return DecimalNode.valueOf(less.setScale(4, RoundingMode.HALF_UP));
        } else if (node.isTextual()) {
            Matcher number = NUMBER.matcher(node.asText());
            String text = number.replaceAll(
                    one -> String.valueOf((one.group().length() == 2 ? 10 : 100) + random.nextInt(one.group().length() == 2 ? 90 : 900)));
            return com.fasterxml.jackson.databind.node.TextNode.valueOf(text);
        }
        return node;
    }

    private static void print(List<String> documents, Path kept) throws Exception {
        ValueRenderer renderer = new ValueRenderer();
        int half = documents.size() / 2;
        long bytes = 0;
        for (String one : documents.subList(0, half)) {
            renderer.render(Documents.parse(one));
        }
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        for (String one : documents.subList(half, documents.size())) {
            bytes += renderer.render(Documents.parse(one)).length;
        }
        double seconds = (system.getProcessCpuTime() - before) / 1e9;
        if (kept != null) {
            Files.write(kept, renderer.render(Documents.parse(documents.get(0))));
        }
        System.out.printf(
                java.util.Locale.ROOT,
                "{\"tool\":\"meridiem\",\"pdfs\":%d,\"seconds\":%.3f,\"perSecond\":%.2f,\"kilobytes\":%.1f}%n",
                half,
                seconds,
                half / seconds,
                bytes / 1024.0 / half);
    }
}
