package io.meridiem.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that speaks S3, in a process of its own, for all tests of a module; its objects lie in a folder that goes with it. */
public final class ObjectStore implements BeforeAllCallback {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(ObjectStore.class);
    private static final long STARTS_WITHIN_SECONDS = 60;
    private Server server;

    /** Ends with the tests. */
    private record Server(Process process, int port, Path buckets) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server = context.getRoot().getStore(HERE).getOrComputeIfAbsent("server", unused -> start(), Server.class);
    }

    private static Server start() {
        try {
            Path folder = Files.createTempDirectory("objects");
            int port = freePort();
            Files.writeString(
                    folder.resolve("server.properties"),
                    """
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=somebody
                    s3proxy.credential=something
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    jclouds.identity=somebody
                    jclouds.credential=something
                    """
                            .formatted(port, Files.createDirectory(folder.resolve("buckets"))));
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-jar",
                            "target/servers/s3proxy.jar",
                            "--properties",
                            folder.resolve("server.properties").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("server.log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            await(port, process, folder.resolve("server.log"));
            return new Server(process, port, folder.resolve("buckets"));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(int port, Process process, Path log) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTS_WITHIN_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException("the S3 server does not answer: " + Files.readString(log));
    }

    /** What Spark and Hadoop have to be told to reach it, as the section {@code spark} of a configuration. */
    public Map<String, String> spark() {
        Map<String, String> spark = new LinkedHashMap<>();
        spark.put("spark.hadoop.fs.s3a.endpoint", "http://127.0.0.1:" + server.port());
        spark.put("spark.hadoop.fs.s3a.endpoint.region", "us-east-1");
        spark.put("spark.hadoop.fs.s3a.access.key", "somebody");
        spark.put("spark.hadoop.fs.s3a.secret.key", "something");
        spark.put("spark.hadoop.fs.s3a.path.style.access", "true");
        spark.put("spark.hadoop.fs.s3a.attempts.maximum", "2");
        spark.put("spark.hadoop.fs.s3a.retry.limit", "1");
        return spark;
    }

    /** Its objects, as Hadoop itself writes and lists them. */
    public FileSystem files(String bucket) throws IOException {
        Configuration configuration = new Configuration();
        spark().forEach((key, value) -> configuration.set(key.substring("spark.hadoop.".length()), value));
        return FileSystem.newInstance(URI.create("s3a://" + bucket + "/"), configuration);
    }

    /** Makes a bucket, which is a folder to this server and which no Hadoop file system makes. */
    public void make(String bucket) throws IOException {
        Files.createDirectory(server.buckets().resolve(bucket));
    }

    /** Puts a text. */
    public static void put(FileSystem files, String path, String text) throws IOException {
        try (OutputStream out = files.create(new org.apache.hadoop.fs.Path(path), true)) {
            out.write(text.getBytes(UTF_8));
        }
    }
}
