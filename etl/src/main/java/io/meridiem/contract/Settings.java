package io.meridiem.contract;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code meridiem.yml} says, checked and complete: every default is filled in, every path is absolute or a URI.
 *
 * @param file the file it was read from
 * @param home the installation: where {@code conf/sources} and the other built-in catalogues lie
 * @param company the name printed on reports
 * @param lake where the Delta tables lie: a local path or a URI of an object store
 * @param out the folder the PDFs go to
 * @param adoption what counts as use; its defaults, which count nothing, where the file has no such section
 * @param value what the product is worth and how that is counted; without measures where the file has no such section
 * @param delivery how reports leave the house; into a folder where the file has no such section
 * @param churn what makes a customer likely to leave, from {@code churn.yml}
 */
public record Settings(
        Path file,
        Path home,
        String company,
        Calendar calendar,
        Currency currency,
        String lake,
        Path out,
        Revenue revenue,
        Adoption adoption,
        Value value,
        Churn churn,
        Limits limits,
        Report report,
        Delivery delivery,
        Map<String, String> spark,
        List<Source> sources) {

    /**
     * These settings with what the command line says instead.
     *
     * @param otherLake a path or URI; null to keep the file's
     * @param otherOut null to keep the file's
     * @param moreSpark settings that come before the file's
     */
    public Settings with(String otherLake, Path otherOut, Map<String, String> moreSpark) {
        Map<String, String> both = new LinkedHashMap<>(spark);
        both.putAll(moreSpark);
        return new Settings(
                file,
                home,
                company,
                calendar,
                currency,
                otherLake == null ? lake : otherLake,
                otherOut == null ? out : otherOut,
                revenue,
                adoption,
                value,
                churn,
                limits,
                report,
                delivery,
                both,
                sources);
    }

    /**
     * @param zone the one reporting time zone that decides where a month ends
     * @param today a fixed date, for a company whose data has stopped; null for the clock's
     * @param start the first month to load; null for the earliest month of any subscription row
     * @param holidays days off beside Saturday and Sunday
     */
    public record Calendar(ZoneId zone, LocalDate today, YearMonth start, Holidays holidays) {
        /** Today in the reporting zone. */
        public LocalDate today(Clock clock) {
            return today != null ? today : LocalDate.now(clock.withZone(zone));
        }

        /** The last month that has ended: what {@code run} takes when no month is named. */
        public YearMonth lastClosed(Clock clock) {
            return YearMonth.from(today(clock)).minusMonths(1);
        }
    }

    /**
     * @param reporting ISO 4217 code of the revenue tables
     */
    public record Currency(String reporting) {}

    /**
     * What the field does not agree on.
     *
     * @param gapDays a customer who comes back within so many days was never gone at a month end in between
     * @param churnDate {@code service_end} or {@code request}: the day who cancels is gone
     * @param pastDue {@code counts} or {@code ends}: whether who is past due counts until cancelled or unpaid
     * @param pauses {@code contraction} or {@code churn}: what a paused subscription is
     * @param coupons {@code net} or {@code list}: whether coupons that recur are taken off MRR
     */
    public record Revenue(int gapDays, String churnDate, String pastDue, String pauses, String coupons) {
        /** What holds where nothing is chosen, but for the gap. */
        public static Revenue usual(int gapDays) {
            return new Revenue(gapDays, "service_end", "counts", "contraction", "net");
        }
    }

    /**
     * @param quarantinedShare share of a source table's rows (0..1) that may go to quarantine before it is refused
     */
    public record Limits(BigDecimal quarantinedShare) {}

    /**
     * @param locale BCP 47 language tag the executive report is written in
     * @param logo the letters of the mark beside the company's name
     * @param accent brand colour, {@code #rrggbb}
     * @param ink brand's dark colour, {@code #rrggbb}
     */
    public record Report(String locale, String logo, String accent, String ink) {}

    /**
     * One connection: a vendor's export, seen through an adapter.
     *
     * @param name the instance, part of every key; unique in the file
     * @param adapter the file name, without ending, of an adapter in {@code conf/sources}
     * @param folder where its files lie: a local path or a URI of an object store; null where it is a database
     * @param database where its tables are; null where it is files
     * @param named how the files of an adapter's {@code table}s are called, with {@code {table}} for the table's name
     * @param declared what the data does not say itself and the user vouches for, as {@code currency: USD}
     * @param files file names that differ from the adapter's, by table
     * @param columns columns that differ from the adapter's: table, then our column, then the file's column, empty where
     *     the file has none
     * @param words what its words mean: table, then our column, then our word, then those in the file
     * @param formats date and timestamp patterns that come before the adapter's, by type ({@code date}, {@code
     *     timestamp}), and marks ({@code delimiter}, {@code decimal})
     * @param promise how new its data is to be
     * @param line where it stands in the configuration file, for messages
     */
    public record Source(
            String name,
            String adapter,
            String folder,
            Database database,
            String named,
            Map<String, String> declared,
            Map<String, String> files,
            Map<String, Map<String, String>> columns,
            Map<String, Map<String, Map<String, List<String>>>> words,
            Map<String, List<String>> formats,
            Promise promise,
            int line) {}

    /**
     * How new a source's data is to be.
     *
     * @param freshDays there is to be something new at least every so many days; null where nothing is promised
     * @param refuses whether nothing of a source that breaks it is built; it is only told otherwise
     */
    public record Promise(Integer freshDays, boolean refuses) {
        /** Nothing is promised. */
        public static final Promise NONE = new Promise(null, false);
    }

    /**
     * A database whose tables are read.
     *
     * @param url as JDBC writes it
     * @param user null where the URL or the database asks for none
     * @param password likewise
     * @param schema where the tables are; null for the one the user sees first
     * @param changedBy the column that tells when a row was last changed, by which only rows changed since the last time
     *     are read; null to read every table whole each time. A table without the column is read whole
     * @param overlap how far behind the last change read before the next reading begins: transactions that were open
     *     then were not seen
     * @param partitions how many connections read a table side by side
     * @param partitionBy the column by whose values they share it: a number, a date or a time; null for {@code
     *     changedBy}
     * @param fetchSize rows to a round trip
     */
    public record Database(
            String url,
            String user,
            String password,
            String schema,
            String changedBy,
            Duration overlap,
            int partitions,
            String partitionBy,
            int fetchSize) {
        /** Without the password. */
        @Override
        public String toString() {
            return url;
        }
    }
}
