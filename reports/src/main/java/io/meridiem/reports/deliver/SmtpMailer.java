package io.meridiem.reports.deliver;

import io.meridiem.contract.Delivery.Server;
import io.meridiem.contract.Delivery.Tls;
import io.meridiem.contract.Unavailable;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Properties;
import javax.net.SocketFactory;

/** A mail server, spoken to in SMTP. */
record SmtpMailer(Server server) implements Mailer {
    private static final String MILLIS = "30000";

    @Override
    public Connection connect() {
        SmtpTransport transport = new SmtpTransport(Session.getInstance(properties()));
        try {
            transport.connect(server.host(), server.port(), server.user(), server.password());
            return new SmtpConnection(server, transport);
        } catch (AuthenticationFailedException refused) {
            throw new Unavailable(
                    "the mail server " + server + " does not let " + server.user() + " in: delivery.user and"
                            + " delivery.password",
                    refused);
        } catch (MessagingException unreachable) {
            throw new Unavailable(
                    "cannot reach the mail server " + server + ": " + HeaderText.of(unreachable.getMessage()),
                    unreachable);
        }
    }

    /** A server keeps no list one could ask. */
    @Override
    public Optional<Boolean> has(String account, YearMonth month, String id) {
        return Optional.empty();
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put("mail.smtp.host", server.host());
        if (server.tls() != Tls.TLS) {
            properties.put("mail.smtp.socketFactory", new PromptSockets(SocketFactory.getDefault()));
            properties.put("mail.smtp.socketFactory.fallback", "false");
        }
        properties.put("mail.smtp.auth", String.valueOf(server.user() != null));
        properties.put("mail.smtp.connectiontimeout", MILLIS);
        properties.put("mail.smtp.timeout", MILLIS);
        properties.put("mail.smtp.writetimeout", MILLIS);
        properties.put("mail.smtp.ssl.enable", String.valueOf(server.tls() == Tls.TLS));
        properties.put("mail.smtp.starttls.enable", String.valueOf(server.tls() == Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(server.tls() == Tls.STARTTLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        // A reply of 2xx to each part is what we go by, never a guess about some of several recipients.
        properties.put("mail.smtp.sendpartial", "false");
        // Hello by name without asking a name server, which may take long.
        properties.put("mail.smtp.localhost", "localhost");
        return properties;
    }
}
