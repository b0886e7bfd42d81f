package io.meridiem.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A made-up company in a folder: {@code exports/} as its tools would give them, {@code truth.json} with what really
 * happened, {@code meridiem.yml} to read the one and be held against the other. The same arguments give the same bytes.
 */
public final class Demo {
    private static final String CONFIGURATION = "meridiem.yml";
    private static final String EQUIVALENTS = "equivalents.yml";
    private static final String TRUTH = "truth.json";
    private static final String EXPORTS = "exports";

    private final Path folder;
    private final World world;

    /**
     * @param folder is made where it is missing
     * @param accounts billed customers, at least 1; children, test accounts and payers unknown to the CRM come on top
     * @param months shown, at least 1
     * @param end the last of them
     */
    public Demo(Path folder, int accounts, int months, YearMonth end, long seed) {
        this.folder = folder;
        this.world = World.of(seed, accounts, months, end);
    }

    /**
     * Writes everything anew.
     *
     * @param progress is told, a line at a time, how far it is
     * @throws FileAlreadyExistsException where the folder holds exports or a configuration that are none of this kind
     */
    public void write(Consumer<String> progress) throws IOException {
        configure();
        List<Account> accounts = live();
        progress.accept(accounts.size() + " accounts, " + world.first() + " to " + world.last());
        Faults faults = new Faults();
        ActiveUsers active = new ActiveUsers(world.months());
        Rates rates = new Rates(world);
        new SalesforceExport(world, faults, export("salesforce")).write(accounts);
        new StripeExport(world, faults, export("stripe")).write(accounts);
        new SurveyExport(world, faults, export("surveys")).write(accounts);
        new SuccessExport(world, export("success")).write(accounts);
        new ClaimsExport(world, export("success")).write(accounts);
        new FxExport(export("fx")).write(rates);
        progress.accept("customers, invoices, surveys, plans and rates written");
        new Usage(world, accounts, faults, active, export("segment/events")).write(progress);
        new ProductExport(world, export("product")).write(accounts);
        new Truth(world, new Revenue(world, rates), active, faults).write(folder.resolve(TRUTH), accounts);
        progress.accept("truth written");
    }

    /**
     * Clears the folder and writes the configuration alone, with what customers want to be told in, which is known before anybody has lived.
     *
     * @return the file
     * @throws FileAlreadyExistsException where the folder holds exports or a configuration that are none of this kind
     */
    public Path configure() throws IOException {
        clear();
        Files.writeString(folder.resolve(EQUIVALENTS), new Wishes(world).equivalents(), StandardCharsets.UTF_8);
        return Files.writeString(
                folder.resolve(CONFIGURATION), new Configuration(world).text(), StandardCharsets.UTF_8);
    }

    /** The line of {@code meridiem.yml} that tells the arguments: another line, another company. */
    public String madeBy() {
        return new Configuration(world).madeBy();
    }

    private List<Account> live() {
        Sales sales = new Sales(world);
        List<Account> accounts = new Cast(world, sales).accounts();
        Life life = new Life(world, sales);
        accounts.forEach(life::live);
        new HardCases(world).plant(accounts);
        People people = new People(world);
        accounts.stream().filter(Account::usesProduct).forEach(people::invite);
        accounts.stream()
                .filter(account -> account.kind != Account.Kind.MERGED_AWAY)
                .forEach(People::number);
        return accounts;
    }

    private Path export(String name) throws IOException {
        return Files.createDirectories(folder.resolve(EXPORTS).resolve(name));
    }

    /** An earlier company's files would be read with this one's; what was not made here is left alone. */
    private void clear() throws IOException {
        Files.createDirectories(folder);
        Path configuration = folder.resolve(CONFIGURATION);
        boolean ours = Files.exists(configuration)
                && Files.readString(configuration, StandardCharsets.UTF_8).startsWith(Configuration.FIRST_LINE);
        for (Path path : List.of(configuration, folder.resolve(EQUIVALENTS), folder.resolve(EXPORTS))) {
            if (Files.exists(path) && !ours) {
                throw new FileAlreadyExistsException(path.toString(), null, "was not made by the demo");
            }
        }
        if (Files.exists(folder.resolve(EXPORTS))) {
            try (Stream<Path> old = Files.walk(folder.resolve(EXPORTS))) {
                for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.deleteIfExists(folder.resolve(TRUTH));
    }
}
