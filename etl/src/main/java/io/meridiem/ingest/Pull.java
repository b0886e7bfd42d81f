package io.meridiem.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.meridiem.contract.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One copy of a table, or of the rows of it that had changed: what is no file is copied into files first and read from
 * them, so that what a month was made from stays as it was when it was made, whatever happens to the table since.
 *
 * @param folder its name beside the table's other copies; later ones come after earlier ones in the order of names
 * @param rows how many there are in it
 * @param seen what told that there was something new: a count and the latest change, or a version
 * @param changedTo the latest change among its rows, from which the next copy begins; null where nothing tells changes
 * @param content what tells one content of a whole table from another; null for a part of one
 */
record Pull(String folder, long rows, String seen, String changedTo, String content) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LOG = "pulls.json";

    /** The copies of a table that count, in order; none where it was never copied. */
    static List<Pull> of(String table) {
        String log = Storage.inside(table, LOG);
        if (Storage.at(log).isEmpty()) {
            return List.of();
        }
        try (InputStream in = Storage.open(log)) {
            return List.of(JSON.readValue(in, Pull[].class));
        } catch (IOException unreadable) {
            throw new Unavailable("cannot read " + log + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** Makes these the copies that count and takes away all others, of which a run that broke off may have left some. */
    static void keep(String table, List<Pull> pulls) {
        try {
            Storage.write(Storage.inside(table, LOG), JSON.writeValueAsBytes(pulls));
        } catch (IOException unwritable) {
            throw new Unavailable("cannot write the copies of " + table + ": " + unwritable.getMessage(), unwritable);
        }
        clean(table, pulls);
    }

    /** Takes away what is in no list of copies. */
    static void clean(String table, List<Pull> pulls) {
        if (Storage.at(table).isPresent()) {
            List<String> kept = new ArrayList<>(pulls.stream().map(Pull::folder).toList());
            Storage.list(table).stream()
                    .filter(Storage.Entry::isFolder)
                    .map(Storage.Entry::path)
                    .filter(path -> !kept.contains(path.substring(path.lastIndexOf('/') + 1)))
                    .forEach(Storage::delete);
        }
    }

    /** The name of the copy after these. */
    static String next(List<Pull> pulls) {
        int last = pulls.isEmpty()
                ? 0
                : Integer.parseInt(pulls.get(pulls.size() - 1).folder());
        return String.format(java.util.Locale.ROOT, "%06d", last + 1);
    }
}
