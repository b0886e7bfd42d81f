package io.meridiem.reports.deliver;

import io.meridiem.contract.Unavailable;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import java.util.Optional;

/** Each mail a file: nothing leaves the machine. A file is whole at any moment and stands for a mail that was sent. */
record FolderMailer(Path folder) implements Mailer {

    @Override
    public Connection connect() {
        try {
            Files.createDirectories(folder);
        } catch (IOException unwritable) {
            throw new Unavailable("cannot write the outbox " + folder + ": " + unwritable.getMessage(), unwritable);
        }
        return new Connection() {
            @Override
            public Answer send(Letter letter, MimeMessage mail) {
                return write(file(letter.account(), letter.month(), letter.id()), mail);
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<Boolean> has(String account, YearMonth month, String id) {
        return Optional.of(Files.exists(file(account, month, id)));
    }

    /** By month, account and a number of its own; letters another file system may not know are left out of the name. */
    private Path file(String account, YearMonth month, String id) {
        return folder.resolve(month + "-" + HeaderText.slug(account) + "-" + id.substring(0, 12) + ".eml");
    }

    private static Answer write(Path file, MimeMessage mail) {
        Path next = file.resolveSibling("." + file.getFileName() + ".next");
        try {
            try (OutputStream out = Files.newOutputStream(next)) {
                mail.writeTo(out);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Answer.sent();
        } catch (IOException | MessagingException unwritable) {
            throw new Unavailable("cannot write " + file + ": " + unwritable.getMessage(), unwritable);
        }
    }
}
