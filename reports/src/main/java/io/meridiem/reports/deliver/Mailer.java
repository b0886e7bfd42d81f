package io.meridiem.reports.deliver;

import jakarta.mail.internet.MimeMessage;
import java.time.YearMonth;
import java.util.Optional;

/** Where mails go: a server, or a folder. */
interface Mailer {

    /**
     * A way to it for one thread, open.
     *
     * @throws io.meridiem.contract.Unavailable where it cannot be reached, or does not let us in
     */
    Connection connect();

    /** Whether it has the mail of that id; empty where it cannot be asked. */
    Optional<Boolean> has(String account, YearMonth month, String id);

    /** A way to it. Not for two threads at once. */
    interface Connection extends AutoCloseable {

        /**
         * Sends one mail to its one recipient, once.
         *
         * @throws io.meridiem.contract.Unavailable where nothing of it could be sent, because there is no way
         */
        Answer send(Letter letter, MimeMessage mail);

        @Override
        void close();
    }
}
