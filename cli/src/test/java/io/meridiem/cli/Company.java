package io.meridiem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meridiem.build.Dag;
import io.meridiem.build.Model;
import io.meridiem.testing.TestSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * Three customers' exports in RavenStack's shape, the configuration that reads them, and a command line in front of them.
 * Its today is 15 July 2025. MRR: 100 in January, then 300, 350, 380, 180 and 180 in June.
 */
final class Company {
    static final String ACCOUNTS = "ravenstack_accounts.csv";
    static final String SUBSCRIPTIONS = "ravenstack_subscriptions.csv";
    static final String USAGE = "ravenstack_feature_usage.csv";
    static final String TICKETS = "ravenstack_supports_ticket.csv";
    static final String CHURN = "ravenstack_churn_events.csv";

    static final String PERIODS = "subscriptions.csv";

    private final Path folder;
    private final Terminal terminal;

    private static Path built;

    Company(Path folder) {
        this.folder = folder;
        this.terminal = new Terminal(folder).onLake();
    }

    /** Writes everything into the folder. */
    static Company in(Path folder) {
        Company company = new Company(folder);
        company.conf(
                """
                company: {name: Trio}
                calendar: {today: 2025-07-15}
                currency: {reporting: USD}
                lake: lake
                out: out
                spark:
                  spark.sql.shuffle.partitions: "1"
                  spark.databricks.delta.snapshotPartitions: "1"
                  spark.sql.codegen.wholeStage: "false"
                  spark.sql.codegen.factoryMode: NO_CODEGEN
                  spark.sql.ui.explainMode: simple
                sources:
                  - {name: trio, adapter: ravenstack, folder: exports, declared: {currency: USD}}
                """);
        company.export(
                ACCOUNTS,
                """
                account_id,account_name,industry,country,signup_date,referral_source,plan_tier,seats,is_trial,churn_flag
                A-1,Alder,Retail,US,10-01-2025,other,Pro,5,FALSE,FALSE
                A-2,Birch,Retail,UK,01-02-2025,other,Pro,9,FALSE,FALSE
                A-3,Cedar,Health,CH,15-03-2025,other,Basic,2,FALSE,FALSE
                """);
        company.export(
                SUBSCRIPTIONS,
                """
                subscription_id,account_id,start_date,end_date,plan_tier,seats,mrr_amount,arr_amount,is_trial,upgrade_flag,downgrade_flag,churn_flag,billing_frequency,auto_renew_flag
                S-1,A-1,10-01-2025,,Pro,5,100,1200,FALSE,FALSE,FALSE,FALSE,monthly,TRUE
                S-2,A-2,01-02-2025,01-05-2025,Pro,9,200,2400,FALSE,FALSE,FALSE,FALSE,monthly,TRUE
                S-3,A-3,15-03-2025,,Basic,1,50,600,FALSE,FALSE,FALSE,FALSE,monthly,TRUE
                S-4,A-3,01-04-2025,,Basic,1,30,360,FALSE,TRUE,FALSE,FALSE,annual,TRUE
                """);
        company.export(
                USAGE,
                """
                usage_id,subscription_id,usage_date,feature_name,usage_count,usage_duration_secs,error_count,is_beta_feature
                U-1,S-1,11-01-2025,search,3,90,0,FALSE
                U-2,S-2,03-02-2025,search,1,30,0,FALSE
                U-3,S-3,30-06-2025,export,2,50,1,TRUE
                """);
        company.export(
                TICKETS,
                """
                ticket_id,account_id,submitted_at,closed_at,resolution_time_hours,priority,first_response_time_minutes,satisfaction_score,escalation_flag
                T-1,A-1,12-02-2025,13-02-2025 10:00,34,high,10,5,FALSE
                T-2,A-3,01-06-2025 09:30,,,low,,,FALSE
                """);
        company.export(
                CHURN,
                """
                churn_event_id,account_id,churn_date,reason_code,refund_amount_usd,preceding_upgrade_flag,preceding_downgrade_flag,is_reactivation,feedback_text
                C-1,A-2,01-05-2025,pricing,0,FALSE,FALSE,FALSE,"too dear, sorry"
                """);
        return company;
    }

    /** A company that has nothing but one file of subscription periods: the quickest there is to read. */
    static Company ofOneFile(Path folder) {
        Company company = new Company(folder);
        company.conf(
                """
                company: {name: Solo}
                calendar: {today: 2025-07-15}
                currency: {reporting: USD}
                limits: {quarantined_share: 0.4}
                spark: {spark.sql.codegen.factoryMode: NO_CODEGEN, spark.sql.codegen.wholeStage: "false"}
                sources:
                  - {name: solo, adapter: generic, folder: exports, files: {billing_subscription: subscriptions.csv}, declared: {currency: USD}}
                """);
        return company.export(
                PERIODS,
                """
                subscription_id,customer_id,start_date,end_date,amount
                P-1,Alder,2025-01-10,,100
                P-2,Birch,2025-02-01,2025-05-01,200
                P-3,Cedar,2025-06-15,,50.50
                """);
    }

    /** The three customers with a lake that was built up to June; it is built once and copied. */
    static synchronized Company built(Path folder) {
        try {
            if (built == null) {
                Path first = Files.createTempDirectory("company");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtils.deleteQuietly(first.toFile())));
                Company company = in(first);
                assertThat(company.type("run", "--until", "build"))
                        .as(company::err)
                        .isZero();
                built = first;
            }
            FileUtils.copyDirectory(built.toFile(), folder.toFile());
            return new Company(folder);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The lake's folder. */
    Path lake() {
        return folder.resolve("lake");
    }

    /** Where one export lies. */
    Path file(String name) {
        return folder.resolve("exports").resolve(name);
    }

    /** Writes the configuration. */
    Company conf(String yaml) {
        TextFiles.write(folder.resolve("meridiem.yml"), yaml.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** The configuration with one piece of its text in the place of another. */
    Company confWith(String here, String there) {
        return conf(TextFiles.changed(TextFiles.read(folder.resolve("meridiem.yml")), here, there));
    }

    /** Writes an export. */
    Company export(String name, String text) {
        return export(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes an export byte by byte. */
    Company export(String name, byte[] bytes) {
        TextFiles.write(file(name), bytes);
        return this;
    }

    /** An export with one piece of its text in the place of another. */
    Company exportWith(String name, String here, String there) {
        return export(name, TextFiles.changed(TextFiles.read(file(name)), here, there));
    }

    /** An export with more lines at its end. */
    Company exportAnd(String name, String... lines) {
        return export(name, TextFiles.read(file(name)) + String.join("\n", lines) + "\n");
    }

    /** An export's text. */
    String text(String name) {
        return TextFiles.read(file(name));
    }

    /** Types a command; whatever it answers, no stack trace may be seen. */
    int type(String... args) {
        String[] all = Stream.concat(Stream.of(args), Stream.of("--conf", "meridiem.yml"))
                .toArray(String[]::new);
        int code = terminal.type(all);
        assertThat(out() + err())
                .doesNotContain("\tat ")
                .doesNotContain("Exception in")
                .doesNotContain("unexpected");
        return code;
    }

    String out() {
        return terminal.out();
    }

    String err() {
        return terminal.err();
    }

    /** The result of a query as csv, its header left out. */
    List<String> ask(String sql) {
        assertThat(type("query", "--format", "csv", sql)).as(() -> err()).isZero();
        List<String> lines = out().lines().toList();
        return lines.subList(1, lines.size());
    }

    /** Every row of every table the stage build makes, so that two lakes can be compared. */
    Map<String, List<String>> made() {
        Map<String, List<String>> rows = new TreeMap<>();
        List<Model> built = Dag.load(TestSettings.in(Path.of("nowhere"), "USD")).models().stream()
                .filter(model -> !model.spec().scored())
                .toList();
        built.forEach(model -> {
            String name = model.spec().name().toString();
            rows.put(name, ask("select * from " + name).stream().sorted().toList());
        });
        return rows;
    }

    /** Delta commits of every table but those of {@code ops}: they stay when nothing changes. */
    Map<String, Long> commits() {
        Map<String, Long> commits = new TreeMap<>();
        for (String layer : List.of("bronze", "silver", "gold")) {
            for (Path table : TextFiles.list(lake().resolve(layer))) {
                commits.put(
                        layer + "." + table.getFileName(),
                        TextFiles.list(table.resolve("_delta_log")).stream()
                                .filter(one -> one.toString().endsWith(".json"))
                                .count());
            }
        }
        return commits;
    }
}
