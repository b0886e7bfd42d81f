package io.meridiem.ingest;

import io.meridiem.contract.Settings;
import io.meridiem.contract.Unavailable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A database's tables, looked at over one connection: what there is, what it is called, and whether it has changed. */
final class Database implements AutoCloseable {
    private static final String[] KINDS = {
        "TABLE", "VIEW", "PARTITIONED TABLE", "MATERIALIZED VIEW", "FOREIGN TABLE", "BASE TABLE"
    };

    private final Settings.Source source;
    private final Connection connection;
    private final String quote;
    private final String schema;
    private final Map<String, String> names = new HashMap<>();

    private Database(Settings.Source source, Connection connection) throws SQLException {
        this.source = source;
        this.connection = connection;
        DatabaseMetaData about = connection.getMetaData();
        this.quote = about.getIdentifierQuoteString();
        this.schema = schema(about);
        try (ResultSet found = about.getTables(connection.getCatalog(), schema, "%", KINDS)) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME");
                names.putIfAbsent(Header.plain(name), name);
            }
        }
    }

    /**
     * Connects.
     *
     * @throws Unavailable naming the source and the address where it cannot
     */
    static Database open(Settings.Source source) {
        Properties login = new Properties();
        if (source.database().user() != null) {
            login.setProperty("user", source.database().user());
        }
        if (source.database().password() != null) {
            login.setProperty("password", source.database().password());
        }
        try {
            return new Database(
                    source, DriverManager.getConnection(source.database().url(), login));
        } catch (SQLException unreachable) {
            throw unavailable(source, unreachable);
        }
    }

    private static Unavailable unavailable(Settings.Source source, SQLException why) {
        String help = "No suitable driver".equals(why.getMessage().split(" found", 2)[0])
                ? "no driver here speaks " + source.database().url().split(":", 3)[1]
                        + ": put its jar on the class path"
                : why.getMessage();
        return new Unavailable(
                "sources." + source.name() + ".database: " + source.database().url() + ": " + help, why);
    }

    /** Blind to case, as everything here. */
    private String schema(DatabaseMetaData about) throws SQLException {
        String wanted = source.database().schema();
        if (wanted == null) {
            return connection.getSchema();
        }
        List<String> there = new ArrayList<>();
        try (ResultSet found = about.getSchemas()) {
            while (found.next()) {
                there.add(found.getString("TABLE_SCHEM"));
            }
        }
        return there.stream()
                .filter(one -> one.equals(wanted))
                .findFirst()
                .or(() -> there.stream()
                        .filter(one -> one.equalsIgnoreCase(wanted))
                        .findFirst())
                .orElseThrow(() -> new Unavailable("sources." + source.name() + ".database.schema: there is no schema '"
                        + wanted + "'; there are " + String.join(", ", there)));
    }

    /** A column and the name of its type. */
    record Column(String name, String type) {
        boolean isTime() {
            return type.startsWith("timestamp") || type.startsWith("datetime");
        }

        boolean hasZone() {
            return type.contains("tz") || type.contains("with time zone") || type.contains("offset");
        }

        boolean isDate() {
            return type.equals("date");
        }

        boolean isNumber() {
            return type.matches("(small|big|tiny)?(int|serial)(eger|2|4|8)?|number|numeric.*|decimal.*");
        }
    }

    /**
     * A table there is.
     *
     * @param address its schema and name, quoted
     */
    record Table(String name, String address, Map<String, Column> columns) {
        /** The column of that name, blind to case and underscores. */
        Optional<Column> column(String name) {
            return name == null ? Optional.empty() : Optional.ofNullable(columns.get(Header.plain(name)));
        }
    }

    /** How many rows there are, and the latest change among them; null where no column tells or none has one. */
    record Look(long rows, String changedTo) {}

    /** The table of that name, blind to case and underscores; empty where there is none. */
    Optional<Table> table(String name) {
        String theirs = names.get(Header.plain(name));
        if (theirs == null) {
            return Optional.empty();
        }
        Map<String, Column> columns = new LinkedHashMap<>();
        try (ResultSet found = connection
                .getMetaData()
                .getColumns(connection.getCatalog(), literally(schema), literally(theirs), "%")) {
            while (found.next()) {
                String column = found.getString("COLUMN_NAME");
                String type = found.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
                columns.putIfAbsent(Header.plain(column), new Column(column, type));
            }
        } catch (SQLException refused) {
            throw unavailable(source, refused);
        }
        String address = schema == null ? quoted(theirs) : quoted(schema) + "." + quoted(theirs);
        return Optional.of(new Table(theirs, address, columns));
    }

    /** Counts a table's rows and asks for the latest change. */
    Look look(Table table, Column changedBy) {
        String latest = changedBy == null ? "null" : "max(" + quoted(changedBy.name()) + ")";
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*), " + latest + " from " + table.address())) {
            found.next();
            return new Look(found.getLong(1), changedBy == null ? null : text(found, 2, changedBy));
        } catch (SQLException refused) {
            throw unavailable(source, refused);
        }
    }

    /** The least and the greatest value of a column that connections share a table by; empty where there is none. */
    Optional<String[]> bounds(Table table, Column column) {
        String name = quoted(column.name());
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("select min(" + name + "), max(" + name + ") from " + table.address())) {
            found.next();
            String[] bounds = {found.getString(1), found.getString(2)};
            return bounds[0] == null ? Optional.empty() : Optional.of(bounds);
        } catch (SQLException refused) {
            throw unavailable(source, refused);
        }
    }

    private static String text(ResultSet found, int at, Column column) throws SQLException {
        if (column.isTime() && column.hasZone()) {
            OffsetDateTime time = found.getObject(at, OffsetDateTime.class);
            return time == null
                    ? null
                    : time.withOffsetSameInstant(ZoneOffset.UTC).toString();
        }
        if (column.isTime()) {
            LocalDateTime time = found.getObject(at, LocalDateTime.class);
            return time == null ? null : time.toString();
        }
        return found.getString(at);
    }

    /** The rows changed since then, as a query: those no change is known of too, since nobody knows. */
    String changedSince(Table table, Column column, String changedTo) {
        String name = quoted(column.name());
        return "(select * from " + table.address() + " where " + name + " >= " + from(column, changedTo) + " or " + name
                + " is null) changed";
    }

    private String from(Column column, String changedTo) {
        java.time.Duration overlap = source.database().overlap();
        if (column.isTime() && column.hasZone()) {
            OffsetDateTime since = OffsetDateTime.parse(changedTo).minus(overlap);
            return "timestamp with time zone '"
                    + since.toLocalDateTime().toString().replace('T', ' ') + "+00:00'";
        }
        if (column.isTime()) {
            return "timestamp '"
                    + LocalDateTime.parse(changedTo).minus(overlap).toString().replace('T', ' ') + "'";
        }
        if (column.isDate()) {
            return "date '" + LocalDate.parse(changedTo).minusDays(Math.max(1, overlap.toDays())) + "'";
        }
        return column.isNumber() ? changedTo : "'" + changedTo.replace("'", "''") + "'";
    }

    private String quoted(String name) {
        return quote.isBlank() ? name : quote + name.replace(quote, quote + quote) + quote;
    }

    /** A name where JDBC wants a pattern. */
    private String literally(String name) throws SQLException {
        String escape = connection.getMetaData().getSearchStringEscape();
        return name == null ? null : name.replace("_", escape + "_").replace("%", escape + "%");
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException unwilling) {
            throw unavailable(source, unwilling);
        }
    }
}
