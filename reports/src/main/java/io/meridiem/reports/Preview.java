package io.meridiem.reports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.ExecutiveRenderer;
import io.meridiem.reports.render.Documents;
import io.meridiem.reports.value.ValueRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A designer's view: a sample or a stored document to PDF, without Spark.
 *
 * <p>{@code REPORT [--sample NAME] [--locale TAG] [--document FILE.json] [--out FILE.pdf]}; the document is written
 * beside the PDF, both paths are printed. Exit code 2 for a wrong command line.
 */
public final class Preview {
    private record Report(
            List<String> names,
            BiFunction<String, String, ObjectNode> samples,
            Function<ObjectNode, byte[]> renderer) {}

    private static final Map<String, Report> REPORTS = Map.of(
            "executive",
            new Report(
                    io.meridiem.reports.executive.Samples.NAMES,
                    io.meridiem.reports.executive.Samples::document,
                    document -> new ExecutiveRenderer().render(document)),
            "value",
            new Report(
                    io.meridiem.reports.value.Samples.NAMES,
                    io.meridiem.reports.value.Samples::document,
                    document -> new ValueRenderer().render(document)));

    private static final List<String> OPTIONS = List.of("--sample", "--locale", "--document", "--out");

    private Preview() {}

    public static void main(String[] args) throws IOException {
        try {
            run(args).forEach(System.out::println);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    /**
     * The same for callers inside the product.
     *
     * @return the PDF's path, then the document's, absolute
     * @throws IllegalArgumentException when an argument is unknown or names nothing
     * @throws IOException when a file cannot be read or written
     */
    public static List<Path> run(String... args) throws IOException {
        if (args.length % 2 == 0 || !REPORTS.containsKey(args[0])) {
            throw new IllegalArgumentException("usage: preview REPORT [--sample NAME] [--locale TAG]"
                    + " [--document FILE.json] [--out FILE.pdf]; reports and their samples: " + samples());
        }
        Report report = REPORTS.get(args[0]);
        for (int at = 1; at < args.length; at += 2) {
            if (!OPTIONS.contains(args[at])) {
                throw new IllegalArgumentException(args[at] + ": unknown option; there are " + OPTIONS);
            }
        }
        String sample = option(args, "--sample", "usual");
        String locale = option(args, "--locale", "en");
        String stored = option(args, "--document", null);
        ObjectNode document = stored == null
                ? report.samples().apply(sample, locale)
                : Documents.parse(Files.readString(Path.of(stored)));
        Path pdf = Path.of(option(args, "--out", args[0] + "." + sample + "." + locale + ".pdf"))
                .toAbsolutePath();
        Path json = pdf.resolveSibling(pdf.getFileName().toString().replaceFirst("\\.pdf$", "") + ".json");
        Files.createDirectories(pdf.getParent());
        Files.write(pdf, report.renderer().apply(document));
        Files.writeString(json, Documents.canonical(document));
        return List.of(pdf, json);
    }

    /** Every report there is with its samples, as {@code executive [usual, ...]}. */
    public static String samples() {
        return new TreeMap<>(REPORTS)
                .entrySet().stream()
                        .map(report -> report.getKey() + " " + report.getValue().names())
                        .collect(Collectors.joining(", "));
    }

    private static String option(String[] args, String name, String fallback) {
        for (int at = 1; at + 1 < args.length; at += 2) {
            if (args[at].equals(name)) {
                return args[at + 1];
            }
        }
        return fallback;
    }
}
