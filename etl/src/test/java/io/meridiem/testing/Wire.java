package io.meridiem.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/**
 * A line to a real mail server, one connection after the other, on which a test can answer in the server's stead or cut.
 * It stands between client and server and passes on whatever the test leaves alone.
 */
public final class Wire implements AutoCloseable {
    /** Cuts the connection instead of answering. */
    public static final String CUT = "cut";
    /** Passes the line on to the server and cuts before its answer. */
    public static final String CUT_AFTER = "cut after";

    private final ServerSocket front = new ServerSocket(0);
    private final int behind;
    private final UnaryOperator<String> instead;

    /**
     * @param behind the real server's port
     * @param instead what to answer to a client's line ("." ends a mail); null to let the server answer
     */
    public Wire(int behind, UnaryOperator<String> instead) throws IOException {
        this.behind = behind;
        this.instead = instead;
        Thread thread = new Thread(this::accept, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return front.getLocalPort();
    }

    private void accept() {
        while (!front.isClosed()) {
            try (Socket client = front.accept();
                    Socket server = new Socket("localhost", behind)) {
                talk(client, server);
            } catch (IOException cut) {
                // What the test wanted, or the client's end: the next connection is awaited.
            }
        }
    }

    private void talk(Socket client, Socket server) throws IOException {
        BufferedReader asks = reader(client);
        BufferedReader answers = reader(server);
        reply(client, answers);
        boolean inMail = false;
        for (String line = asks.readLine(); line != null; line = asks.readLine()) {
            if (inMail && !line.equals(".")) {
                server.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                continue;
            }
            String own = instead.apply(line);
            if (CUT.equals(own)) {
                return;
            }
            if (own != null && !own.equals(CUT_AFTER)) {
                write(client.getOutputStream(), own);
                // The server behind still waits for the mail's end: it hears no more of this client.
                while (line.equals(".") && asks.readLine() != null) {
                    write(client.getOutputStream(), "250 2.0.0 ok");
                }
                continue;
            }
            write(server.getOutputStream(), line);
            if (own != null) {
                answers.readLine();
                return;
            }
            inMail = line.equals("DATA");
            reply(client, answers);
        }
    }

    private static void reply(Socket client, BufferedReader answers) throws IOException {
        String line;
        do {
            line = answers.readLine();
            if (line == null) {
                throw new IOException("the server is gone");
            }
            write(client.getOutputStream(), line);
        } while (line.length() > 3 && line.charAt(3) == '-');
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        try {
            front.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
