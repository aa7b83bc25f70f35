package io.realtimeanalytics.verification.oracle.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * A DuckDB database in a folder. What does not fit into its share of memory goes to the folder,
 * too. Confined to one thread.
 */
public final class Database implements AutoCloseable {

    private final DuckDBConnection connection;

    private Database(DuckDBConnection connection) {
        this.connection = connection;
    }

    /** A new database in an existing folder. */
    public static Database create(Path folder, int memoryMebibytes) throws SQLException {
        Properties settings = new Properties();
        settings.put("memory_limit", memoryMebibytes + "MiB");
        settings.put("temp_directory", folder.resolve("spilled").toString());
        settings.put("preserve_insertion_order", "false");
        DuckDBConnection connection =
                (DuckDBConnection)
                        DriverManager.getConnection(
                                "jdbc:duckdb:" + folder.resolve("oracle.duckdb"), settings);
        return new Database(connection);
    }

    /** Runs all statements of a script. */
    public void run(Script script) throws SQLException {
        try {
            execute(script.sql());
        } catch (SQLException e) {
            throw new SQLException("script " + script.name() + ": " + e.getMessage(), e);
        }
    }

    /** Runs statements, separated by semicolons. */
    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes tables in another database, in memory; what is not there is read from this one. */
    public void enterScratch() throws SQLException {
        execute("ATTACH ':memory:' AS scratch; SET search_path = 'scratch.main,oracle.main'");
    }

    /** Forgets that other database. */
    public void leaveScratch() throws SQLException {
        execute("SET search_path = 'oracle.main'; DETACH scratch");
    }

    /** A fast way to fill a table of the main schema. */
    public DuckDBAppender appender(String table) throws SQLException {
        return connection.createAppender("main", table);
    }

    /** The single number that a query gives. */
    public long number(String query) throws SQLException {
        return Long.parseLong(rows(query).get(0).get(0));
    }

    /** All rows of a query as text, nulls as empty text. */
    public List<List<String>> rows(String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        read(query, row -> rows.add(texts(row)));
        return rows;
    }

    /** Hands over each row of a query. */
    public void read(String query, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                reader.read(row);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Takes one row. */
    @FunctionalInterface
    public interface RowReader {

        /** Reads the row that the set stands at. */
        void read(ResultSet row) throws SQLException;
    }

    private static List<String> texts(ResultSet row) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            String text = row.getString(column);
            texts.add(text == null ? "" : text);
        }
        return texts;
    }
}
