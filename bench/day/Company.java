import io.meridiem.demo.Demo;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A made-up company without the last day's events, and beside it that day's file with one event in twenty more that
 * happened up to twenty days before it arrived. Arguments: folder, accounts, months.
 */
final class Company {
    private static final Pattern WHEN = Pattern.compile("\"timestamp\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"messageId\":\"([^\"]+)\"");

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        Demo demo = new Demo(
                folder, Integer.parseInt(args[1]), Integer.parseInt(args[2]), YearMonth.of(2026, 10), 20240630);
        demo.configure();
        demo.write(line -> {});
        Path last;
        try (Stream<Path> files = Files.list(folder.resolve("exports/segment/events"))) {
            last = files.sorted().filter(one -> !one.toString().contains("2026-11")).reduce((a, b) -> b).orElseThrow();
        }
        List<String> lines = lines(last);
        int day = lines.size();
        for (int i = 0; i < day; i += 20) {
            lines.add(late(lines.get(i), 1 + i / 20 % 20));
        }
        Path aside = Files.createDirectories(folder.resolve("tomorrow")).resolve(last.getFileName());
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(aside)), StandardCharsets.UTF_8))) {
            for (String line : lines) {
                out.write(line + "\n");
            }
        }
        Files.delete(last);
        System.out.println(lines.size());
    }

    private static List<String> lines(Path file) throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return new ArrayList<>(in.lines().toList());
        }
    }

    /** The same thing done some days earlier, as an event of its own; a line cut short stays as it is. */
    private static String late(String line, int days) {
        Matcher when = WHEN.matcher(line);
        Matcher id = ID.matcher(line);
        if (!when.find() || !id.find()) {
            return line;
        }
        UUID other = UUID.nameUUIDFromBytes((id.group(1) + days).getBytes(StandardCharsets.UTF_8));
        Instant before = Instant.parse(when.group(1)).minus(days, ChronoUnit.DAYS);
        return line.replace(id.group(1), other.toString()).replace(when.group(1), before.toString());
    }

    private Company() {}
}
