package io.meridiem.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sender as people write it: {@code Alder <reports@alder.example>}, or the address alone.
 *
 * @param name empty for none
 */
public record MailAddress(String name, String address) {
    private static final String BARE = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*";
    private static final Pattern ADDRESS = Pattern.compile(BARE);
    private static final Pattern NAMED =
            Pattern.compile("(?:\"([^\"\\p{Cntrl}]*)\"|([^<>\"\\p{Cntrl}]*?))\\s*<(" + BARE + ")>");

    /** What the text says; empty where it is no address. */
    public static Optional<MailAddress> of(String written) {
        if (isBare(written)) {
            return Optional.of(new MailAddress("", written));
        }
        Matcher named = NAMED.matcher(written.strip());
        if (!named.matches()) {
            return Optional.empty();
        }
        String name = named.group(1) == null ? named.group(2) : named.group(1);
        return Optional.of(new MailAddress(name.strip(), named.group(3)));
    }

    /** Whether it is an address without a name, and nothing else. */
    public static boolean isBare(String written) {
        return ADDRESS.matcher(written).matches();
    }
}
