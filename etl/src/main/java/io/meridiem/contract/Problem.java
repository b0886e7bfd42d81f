package io.meridiem.contract;

import java.nio.file.Path;

/**
 * One thing wrong with a configuration file or the command line.
 *
 * @param file the file it stands in; null when it stands on the command line
 * @param line its line, counted from 1; 0 when unknown
 * @param key the key's path, as {@code sources[0].folder}, or the option's name
 * @param says what is wrong and what to do, one sentence without a final stop
 * @param suggestion the name that was probably meant; null for none
 */
public record Problem(Path file, int line, String key, String says, String suggestion) {

    /** A problem with an option or argument of the command line. */
    public static Problem ofOption(String option, String says) {
        return new Problem(null, 0, option, says, null);
    }

    /** {@code FILE:LINE: KEY: what is wrong; did you mean 'x'?}, the form the contract fixes. */
    @Override
    public String toString() {
        String where = file == null ? "" : file + ":" + (line > 0 ? line : 1) + ": ";
        String hint = suggestion == null ? "" : "; did you mean '" + suggestion + "'?";
        return where + key + ": " + says + hint;
    }
}
