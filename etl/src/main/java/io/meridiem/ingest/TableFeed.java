package io.meridiem.ingest;

import io.meridiem.contract.AdapterSkip;
import io.meridiem.contract.Settings;
import io.meridiem.table.Fingerprint;
import io.meridiem.table.LakeState;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a table is fed from now.
 *
 * @param from every feed of it
 * @param settings hash of how they are read
 * @param files by name, hash of what each holds
 * @param size of all files, in bytes
 */
record TableFeed(
        BronzeTable table, List<SourceTable> from, String settings, NavigableMap<String, String> files, long size) {

    /** Looks at the files of all feeds of one table. */
    static TableFeed of(List<SourceTable> from, FileManifest manifest, Settings settings) {
        String zone = settings.calendar().zone().getId();
        Fingerprint read =
                new Fingerprint().add(settings.limits()).add(settings.calendar().zone());
        NavigableMap<String, String> files = new TreeMap<>();
        long size = 0;
        for (SourceTable one : from) {
            read.add(one.table())
                    .add(one.source().name())
                    .add(one.feed())
                    .add(one.fixed())
                    .add(one.written(zone));
            for (Storage.Entry file : one.files()) {
                files.put(name(one, file), manifest.hash(file));
                size += file.size();
            }
        }
        return new TableFeed(from.get(0).table(), from, read.hex(), files, size);
    }

    /** Of all that feeds the table. */
    String fingerprint() {
        return new Fingerprint().add(settings).add(files).hex();
    }

    /** The rules by which rows are left out. */
    List<AdapterSkip> skipping() {
        return from.stream().flatMap(one -> one.feed().skip().stream()).toList();
    }

    /**
     * Which files are new, where all others are as they were when the table was made.
     *
     * @param entry what is known of the table; null for nothing
     */
    Optional<Predicate<String>> added(LakeState.Entry entry) {
        LakeState.Fed fed = entry == null ? null : entry.fed();
        boolean grown = fed != null
                && settings.equals(fed.settings())
                && files.entrySet().containsAll(fed.files().entrySet());
        return grown ? Optional.of(name -> !fed.files().containsKey(name)) : Optional.empty();
    }

    /** A feed's files of those names. */
    static List<Storage.Entry> files(SourceTable from, Predicate<String> named) {
        return from.files().stream().filter(one -> named.test(name(from, one))).collect(Collectors.toList());
    }

    private static String name(SourceTable from, Storage.Entry file) {
        return from.source().name() + " " + from.feed().file() + " "
                + from.pattern().inside(file.path());
    }
}
