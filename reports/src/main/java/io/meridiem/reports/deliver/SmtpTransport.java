package io.meridiem.reports.deliver;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection that knows whether the end of a mail has been sent: from then on the server may have taken it. */
final class SmtpTransport extends SMTPTransport {
    private boolean ended;

    SmtpTransport(Session session) {
        super(session, new URLName("smtp", null, -1, null, null, null));
    }

    /** Whether the server may have taken the mail sent last. */
    boolean ended() {
        return ended;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        ended = false;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        // Before, not after: the mark that ends a mail may arrive although writing it fails here.
        ended = true;
        super.finishData();
    }

    /** The next mail begins; nothing of it has been sent. */
    void begin() {
        ended = false;
    }
}
