package io.meridiem.ingest;

import io.meridiem.table.Finding;
import io.meridiem.table.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is to be said of the headers of a feed's files; what is true of many of them is said once. */
final class HeaderFindings {
    private final SourceTable from;
    private final Map<Said, List<String>> files = new LinkedHashMap<>();

    /** A finding before it is known of how many files it is true; {@code joint} stands behind their names. */
    private record Said(String check, Severity severity, int columns, String joint, String says) {}

    HeaderFindings(SourceTable from) {
        this.from = from;
    }

    /** Notes that a file gives no rows. */
    void nothingIn(String file, String check, String says) {
        boolean oneOfMany = from.pattern().many() && !file.equals(from.fileName());
        boolean missed = from.required() && !oneOfMany;
        String request = missed ? ", and it is required: export it again" : "";
        Severity severity = missed ? Severity.REFUSE : Severity.WARN;
        note(file, new Said(check, severity, 0, " of source " + from.source().name() + " ", says + request));
    }

    /** Notes a file of which nothing can be read: what it holds would be missed unsaid. */
    void damaged(String file, String says) {
        note(
                file,
                new Said(
                        "file_damaged",
                        Severity.REFUSE,
                        1,
                        " of source " + from.source().name() + " ",
                        says));
    }

    /**
     * Notes what is wrong with a header.
     *
     * @param place where in the file the header stands, to be put behind its name
     * @return whether its rows can be read all the same
     */
    boolean of(String file, String place, Header header) {
        String joint = place + ": ";
        if (!header.duplicated().isEmpty()) {
            String says = "column " + String.join(", ", header.duplicated()) + " stands twice: name each column once";
            note(
                    file,
                    new Said(
                            "header_duplicated",
                            Severity.REFUSE,
                            header.duplicated().size(),
                            joint,
                            says));
        }
        // What the user declares or the adapter knows fills a column the file does not have.
        List<String> absent = new ArrayList<>(header.absent());
        absent.removeAll(from.fixed().keySet());
        absent.removeAll(from.made());
        List<String> required = absent.stream()
                .filter(one -> from.table().column(one).orElseThrow().required())
                .toList();
        if (!required.isEmpty()) {
            String says = "no column for " + named(required) + "; the file has " + String.join(", ", header.unread());
            note(file, new Said("column_missing", Severity.REFUSE, required.size(), joint, says));
        }
        List<String> optional =
                absent.stream().filter(one -> !required.contains(one)).toList();
        if (!optional.isEmpty()) {
            String says = "no column for " + named(optional) + ": what needs it is not measured";
            note(file, new Said("column_absent", Severity.WARN, optional.size(), joint, says));
        }
        return header.duplicated().isEmpty() && required.isEmpty();
    }

    private void note(String file, Said said) {
        files.computeIfAbsent(said, unused -> new ArrayList<>()).add(file);
    }

    private String named(List<String> columns) {
        return columns.stream()
                .map(one ->
                        one + " (" + from.wanted().get(one).stream().limit(3).collect(Collectors.joining(" or ")) + ")")
                .collect(Collectors.joining(", "));
    }

    /** Whether nothing noted so far refuses the table. */
    boolean sound() {
        return files.keySet().stream().noneMatch(one -> one.severity() == Severity.REFUSE);
    }

    /** Everything noted. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        files.forEach((said, where) -> findings.add(Finding.of(
                from.table().name(),
                said.check(),
                said.severity(),
                said.columns(),
                null,
                where.get(0)
                        + (where.size() > 1 ? " and " + (where.size() - 1) + " more" : "")
                        + said.joint()
                        + said.says())));
        return findings;
    }
}
