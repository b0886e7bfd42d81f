package io.meridiem.contract;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How reports leave the house: the section {@code delivery}.
 *
 * @param mode folder, where every mail becomes a file, or smtp
 * @param outbox the folder of those files
 * @param server the mail server; null unless the mode is smtp
 * @param sender who writes
 * @param pace how many at a time, how often again
 * @param allowances addresses that may be written to although they lie outside the customer's own domain
 */
public record Delivery(Mode mode, Path outbox, Server server, Sender sender, Pace pace, List<Allowance> allowances) {

    /** Where mails go. */
    public enum Mode {
        FOLDER,
        SMTP
    }

    /** How the way to the mail server is kept from others. */
    public enum Tls {
        /** In the clear at first; refuses to go on in the clear. */
        STARTTLS,
        /** From the first byte. */
        TLS,
        /** Not at all, for a server on the same machine. */
        NONE
    }

    /**
     * @param user null where the server asks for none
     * @param password null likewise; never printed
     */
    public record Server(String host, int port, Tls tls, String user, String password) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * @param name as mail programs show it; may be empty
     * @param address a bare address
     * @param replyTo null where answers go to {@code address}
     * @param unsubscribeMail address for those who want no more; null for none
     * @param unsubscribeUrl https address for the same in one click (RFC 8058), which gets the message's id; null for none
     */
    public record Sender(String name, String address, String replyTo, String unsubscribeMail, String unsubscribeUrl) {}

    /**
     * @param batch mails claimed at once
     * @param connections to the server at the same time
     * @param retries further attempts after a refusal for now or a lost connection
     * @param firstWait before the first of them; doubled each time
     */
    public record Pace(int batch, int connections, int retries, Duration firstWait) {}

    /**
     * Either one address or a whole domain, for one account.
     *
     * @param kind {@code address} or {@code domain}
     * @param value in lower case
     */
    public record Allowance(String account, String kind, String value) {}

    /** The name of the mail server's domain for ids: what stands behind the sender's at sign. */
    public String domain() {
        return sender.address().substring(sender.address().indexOf('@') + 1);
    }
}
