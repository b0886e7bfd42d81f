package io.meridiem.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The made-up company's {@code meridiem.yml}, for people to read and change. */
final class Configuration {
    /** Tells a file made here from one somebody wrote. */
    static final String FIRST_LINE = "# Alder: a made-up software company";

    /** Tables of so many accounts at most are small. */
    private static final int SMALL = 500;

    private static final int DAY_OF_REPORTING = 10;
    private static final String TEMPLATE = "meridiem.yml";

    private final World world;

    Configuration(World world) {
        this.world = world;
    }

    /** The line that says which arguments it was made with. */
    String madeBy() {
        return "#   scripts/meridiem demo --accounts " + world.accounts() + " --months " + world.months() + " --end "
                + world.last() + " --seed " + world.seed();
    }

    String text() {
        return resource(TEMPLATE)
                .replace("@made@", madeBy())
                .replace("@accounts@", Integer.toString(world.accounts()))
                .replace("@first@", world.first().toString())
                .replace("@last@", world.last().toString())
                .replace(
                        "@today@",
                        world.last().plusMonths(1).atDay(DAY_OF_REPORTING).toString())
                .replace("@cases@\n", new Wishes(world).businessCases())
                .replace("@spark@\n", resource(world.accounts() <= SMALL ? "spark-small.yml" : "spark-large.yml"));
    }

    private static String resource(String name) {
        try (InputStream in = Configuration.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
