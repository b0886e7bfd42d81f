package io.meridiem.reports.deliver;

import io.meridiem.contract.Delivery.Server;
import io.meridiem.contract.Unavailable;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** One connection, opened again where it was lost. */
final class SmtpConnection implements Mailer.Connection {
    private final Server server;
    private final SmtpTransport transport;

    SmtpConnection(Server server, SmtpTransport transport) {
        this.server = server;
        this.transport = transport;
    }

    @Override
    public Answer send(Letter letter, MimeMessage mail) {
        transport.begin();
        try {
            if (!transport.isConnected()) {
                transport.connect(server.host(), server.port(), server.user(), server.password());
            }
        } catch (MessagingException unreachable) {
            throw new Unavailable(
                    "cannot reach the mail server " + server + ": " + HeaderText.of(unreachable.getMessage()),
                    unreachable);
        }
        try {
            transport.sendMessage(mail, mail.getAllRecipients());
            return Answer.sent();
        } catch (MessagingException failed) {
            return answer(failed);
        }
    }

    /** Which of the server's replies it was that ended the attempt. */
    private Answer answer(MessagingException failed) {
        for (Exception one = failed; one instanceof MessagingException said; one = said.getNextException()) {
            if (one instanceof SMTPAddressFailedException address && address.getReturnCode() >= 400) {
                return Answer.refused(address.getReturnCode(), true, address.getMessage());
            }
        }
        int code = failed instanceof SMTPSendFailedException reply ? reply.getReturnCode() : -1;
        if (code >= 400) {
            return Answer.refused(code, false, failed.getMessage());
        }
        boolean ended = transport.ended();
        drop();
        return ended
                ? Answer.of(Answer.Kind.UNKNOWN, "the connection was lost after the whole mail had been sent")
                : Answer.of(Answer.Kind.NOT_NOW, "the connection was lost before the whole mail had been sent");
    }

    /** What is lost need not be closed in good order; the next mail opens a new one. */
    private void drop() {
        try {
            transport.close();
        } catch (MessagingException lostAlready) {
            transport.begin();
        }
    }

    @Override
    public void close() {
        drop();
    }
}
