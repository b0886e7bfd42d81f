package io.meridiem.ingest;

import io.meridiem.contract.Unavailable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.EtagSource;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkEnv;
import scala.Tuple2;

/**
 * Where files lie: on this machine, or in an object store that Hadoop knows by a URI's scheme, as {@code s3a://}. Its keys
 * and addresses are those the settings give Spark as {@code spark.hadoop.fs...}.
 */
public final class Storage {
    private static final String OF_HADOOP = "spark.hadoop.";
    private static final Pattern OF_A_STORE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:/");
    private static volatile Configuration known;

    private Storage() {}

    /**
     * A file or folder there is.
     *
     * @param path as a path of this machine or a URI
     * @param size in bytes
     * @param version the store's own mark of its content; null where it has none, as on a disk
     */
    record Entry(String path, boolean isFolder, long size, Instant modified, String version) {}

    /** Reaches object stores as these settings of Spark say; before anything is read. */
    public static void reachedBy(Map<String, String> spark) {
        Configuration made = new Configuration();
        spark.forEach((key, value) -> {
            if (key.startsWith(OF_HADOOP)) {
                made.set(key.substring(OF_HADOOP.length()), value);
            }
        });
        known = made;
    }

    /** Whether it is a path of this machine. */
    static boolean isLocal(String path) {
        return !OF_A_STORE.matcher(path).lookingAt();
    }

    /** The name inside a folder, whichever of the two says where it begins. */
    static String inside(String folder, String name) {
        if (!isLocal(name)) {
            return name;
        }
        return isLocal(folder)
                ? java.nio.file.Path.of(folder).resolve(name).toString()
                : folder + (folder.endsWith("/") ? "" : "/") + name;
    }

    /**
     * What is at a place; empty where nothing is.
     *
     * @throws Unavailable where nobody can tell
     */
    static Optional<Entry> at(String path) {
        try {
            if (isLocal(path)) {
                java.nio.file.Path file = java.nio.file.Path.of(path);
                return Files.exists(file) ? Optional.of(local(file)) : Optional.empty();
            }
            Path place = new Path(path);
            return Optional.of(entry(place.getFileSystem(configuration()).getFileStatus(place), path));
        } catch (NoSuchFileException | java.io.FileNotFoundException absent) {
            return Optional.empty();
        } catch (IOException | RuntimeException unreachable) {
            throw unavailable("reach", path, unreachable);
        }
    }

    /** What a folder holds, in no order. */
    static List<Entry> list(String folder) {
        List<Entry> found = new ArrayList<>();
        try {
            if (isLocal(folder)) {
                try (Stream<java.nio.file.Path> all = Files.list(java.nio.file.Path.of(folder))) {
                    for (java.nio.file.Path one : all.toList()) {
                        // A link that leads nowhere is no file.
                        if (Files.exists(one)) {
                            found.add(local(one));
                        }
                    }
                }
                return found;
            }
            Path place = new Path(folder);
            for (FileStatus one : place.getFileSystem(configuration()).listStatus(place)) {
                found.add(entry(one, inside(folder, one.getPath().getName())));
            }
            return found;
        } catch (IOException | RuntimeException unreachable) {
            throw unavailable("list", folder, unreachable);
        }
    }

    /** A file's bytes. */
    static InputStream open(String path) throws IOException {
        if (isLocal(path)) {
            return new BufferedInputStream(Files.newInputStream(java.nio.file.Path.of(path)), 1 << 16);
        }
        Path place = new Path(path);
        return place.getFileSystem(configuration()).open(place);
    }

    /** Writes a file so that it is whole at any moment. */
    static void write(String path, byte[] bytes) throws IOException {
        if (isLocal(path)) {
            java.nio.file.Path file = java.nio.file.Path.of(path);
            Files.createDirectories(file.getParent());
            java.nio.file.Path next = file.resolveSibling("." + file.getFileName() + ".next");
            Files.write(next, bytes);
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        Path file = new Path(path);
        // An object is there when all of it is.
        try (OutputStream out = file.getFileSystem(configuration()).create(file, true)) {
            out.write(bytes);
        }
    }

    /** Takes away a folder and all in it. */
    static void delete(String folder) {
        try {
            Path place = new Path(folder);
            place.getFileSystem(configuration()).delete(place, true);
        } catch (IOException unwilling) {
            throw unavailable("take away", folder, unwilling);
        }
    }

    /** Whether a file there is may be read, as far as that can be told without reading it. */
    static boolean isReadable(String path) {
        return !isLocal(path) || Files.isReadable(java.nio.file.Path.of(path));
    }

    /** How Hadoop reaches files here; in an executor's own process as Spark was told. */
    static Configuration configuration() {
        Configuration here = known;
        if (here == null) {
            here = new Configuration();
            if (SparkEnv.get() != null) {
                for (Tuple2<String, String> one : SparkEnv.get().conf().getAllWithPrefix(OF_HADOOP)) {
                    here.set(one._1(), one._2());
                }
                known = here;
            }
        }
        return here;
    }

    private static Entry local(java.nio.file.Path path) throws IOException {
        BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class);
        return new Entry(
                path.toString(),
                is.isDirectory(),
                is.size(),
                is.lastModifiedTime().toInstant(),
                null);
    }

    private static Entry entry(FileStatus is, String path) {
        String version = is instanceof EtagSource marked ? marked.getEtag() : null;
        return new Entry(path, is.isDirectory(), is.getLen(), Instant.ofEpochMilli(is.getModificationTime()), version);
    }

    private static Unavailable unavailable(String verb, String path, Exception why) {
        String message = why.getMessage() == null ? why.toString() : why.getMessage();
        String scheme = isLocal(path) ? "" : path.substring(0, path.indexOf(':'));
        String help = message.startsWith("No FileSystem for scheme") || message.contains("ClassNotFoundException")
                ? "nothing here reads " + scheme + ":// : put its Hadoop file system on the class path"
                : message;
        return new Unavailable("cannot " + verb + " " + path + ": " + help, why);
    }
}
