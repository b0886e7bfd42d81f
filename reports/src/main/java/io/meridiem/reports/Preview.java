package io.meridiem.reports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.reports.executive.ExecutiveRenderer;
import io.meridiem.reports.executive.Samples;
import io.meridiem.reports.render.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A designer's view: a sample or a stored document to PDF, without Spark.
 *
 * <p>{@code executive [--sample NAME] [--locale TAG] [--document FILE.json] [--out FILE.pdf]}; the document is written
 * beside the PDF, both paths are printed. Exit code 2 for a wrong command line.
 */
public final class Preview {
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
        if (args.length % 2 == 0 || !args[0].equals("executive")) {
            throw new IllegalArgumentException("usage: preview executive [--sample NAME] [--locale TAG]"
                    + " [--document FILE.json] [--out FILE.pdf]; samples: " + Samples.NAMES);
        }
        for (int at = 1; at < args.length; at += 2) {
            if (!OPTIONS.contains(args[at])) {
                throw new IllegalArgumentException(args[at] + ": unknown option; there are " + OPTIONS);
            }
        }
        String sample = option(args, "--sample", "usual");
        String locale = option(args, "--locale", "en");
        String stored = option(args, "--document", null);
        ObjectNode document =
                stored == null ? Samples.document(sample, locale) : Documents.parse(Files.readString(Path.of(stored)));
        Path pdf = Path.of(option(args, "--out", "executive." + sample + "." + locale + ".pdf"))
                .toAbsolutePath();
        Path json = pdf.resolveSibling(pdf.getFileName().toString().replaceFirst("\\.pdf$", "") + ".json");
        Files.createDirectories(pdf.getParent());
        Files.write(pdf, new ExecutiveRenderer().render(document));
        Files.writeString(json, Documents.canonical(document));
        return List.of(pdf, json);
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
