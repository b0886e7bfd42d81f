package io.meridiem.reports.deliver;

import io.meridiem.contract.Delivery;
import io.meridiem.contract.Delivery.Sender;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import jakarta.mail.util.StreamProvider;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.util.MailStreamProvider;

/** A letter as a mail: text, HTML and the PDF, the same but for its date each time it is written. */
final class Mail {
    private static final Session NO_SERVER = Session.getInstance(new Properties());
    private static final String UTF_8 = "UTF-8";

    static {
        // Unless it is named, the library asks every jar of the class path for it, several times a mail.
        String provider = StreamProvider.class.getName();
        System.setProperty(provider, System.getProperty(provider, MailStreamProvider.class.getName()));
    }

    private final Delivery delivery;

    Mail(Delivery delivery) {
        this.delivery = delivery;
    }

    /** What stands in the header Message-ID, angle brackets included. */
    String messageId(Letter letter) {
        return "<" + letter.id() + "@" + delivery.domain() + ">";
    }

    /**
     * The mail, ready to be sent.
     *
     * @throws IllegalArgumentException where the recipient is no address
     */
    MimeMessage of(Letter letter, byte[] pdf, Instant now) {
        MailBody body = new MailBody(letter, delivery.sender());
        try {
            MimeMessage mail = new Identified(messageId(letter));
            addresses(mail, letter);
            mail.setSubject(body.subject(), UTF_8);
            mail.setSentDate(Date.from(now));
            mail.setHeader("Content-Language", body.language());
            mail.setHeader("Auto-Submitted", "auto-generated");
            unsubscribe(mail, letter);
            mail.setContent(parts(letter, body, pdf));
            mail.saveChanges();
            return mail;
        } catch (MessagingException | UnsupportedEncodingException wrong) {
            throw new IllegalArgumentException("no mail can be written to " + letter.recipient(), wrong);
        }
    }

    private void addresses(MimeMessage mail, Letter letter) throws MessagingException, UnsupportedEncodingException {
        Sender sender = delivery.sender();
        mail.setFrom(new InternetAddress(sender.address(), HeaderText.of(sender.name()), UTF_8));
        if (sender.replyTo() != null) {
            mail.setReplyTo(InternetAddress.parse(sender.replyTo(), true));
        }
        InternetAddress to = new InternetAddress(letter.recipient(), true);
        if (letter.fullName() != null) {
            to.setPersonal(HeaderText.of(letter.fullName(), 80), UTF_8);
        }
        mail.setRecipient(Message.RecipientType.TO, to);
    }

    /** RFC 2369 and, where one click suffices, RFC 8058. */
    private void unsubscribe(MimeMessage mail, Letter letter) throws MessagingException {
        Sender sender = delivery.sender();
        List<String> ways = new ArrayList<>();
        if (sender.unsubscribeUrl() != null) {
            String url = sender.unsubscribeUrl();
            ways.add("<" + url + (url.contains("?") ? "&" : "?") + "id=" + letter.id() + ">");
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (sender.unsubscribeMail() != null) {
            ways.add("<mailto:" + sender.unsubscribeMail() + "?subject=unsubscribe%20" + letter.id() + ">");
        }
        if (!ways.isEmpty()) {
            mail.setHeader("List-Unsubscribe", String.join(",\r\n ", ways));
        }
    }

    private static MimeMultipart parts(Letter letter, MailBody body, byte[] pdf) throws MessagingException {
        MimeMultipart words = new Parts("alternative", letter.id() + "w");
        MimeBodyPart text = new MimeBodyPart();
        text.setText(body.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(body.html(), UTF_8, "html");
        words.addBodyPart(text);
        words.addBodyPart(html);
        MimeBodyPart both = new MimeBodyPart();
        both.setContent(words);
        MimeBodyPart attached = new MimeBodyPart();
        attached.setDataHandler(new DataHandler(new ByteArrayDataSource(pdf, "application/pdf")));
        attached.setFileName(body.fileName());
        attached.setDisposition(Part.ATTACHMENT);
        attached.setHeader("Content-Transfer-Encoding", "base64");
        MimeMultipart all = new Parts("mixed", letter.id() + "m");
        all.addBodyPart(both);
        all.addBodyPart(attached);
        return all;
    }

    /** Keeps the Message-ID it was given. */
    private static final class Identified extends MimeMessage {
        private final String id;

        Identified(String id) {
            super(NO_SERVER);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** Parts whose boundary follows from the letter, so that the same letter gives the same bytes. */
    private static final class Parts extends MimeMultipart {
        Parts(String subtype, String boundary) {
            super(subtype);
            ContentType type = new ContentType("multipart", subtype, null);
            type.setParameter("boundary", "=_" + boundary);
            contentType = type.toString();
        }
    }
}
