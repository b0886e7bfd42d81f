package io.meridiem.run;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/** Why a file system would not take something, in words. */
final class Unwritable {
    private Unwritable() {}

    static String reason(FileSystemException refused) {
        if (refused instanceof AccessDeniedException) {
            return refused.getFile() + " may not be written";
        }
        if (refused instanceof FileAlreadyExistsException) {
            return refused.getFile() + " is a file, not a folder";
        }
        return refused.getReason() == null ? refused.getMessage() : refused.getFile() + ": " + refused.getReason();
    }
}
