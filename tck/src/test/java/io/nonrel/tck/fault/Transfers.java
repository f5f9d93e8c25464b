package io.nonrel.tck.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.NavigableMap;

/** Transactions of several statements over two tables with a foreign key. */
final class Transfers implements WriteLoop {

    private static final int ACCOUNTS = 20;

    @Override
    public void create(Connection connection) throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE account (id BIGINT PRIMARY KEY, balance BIGINT NOT NULL)",
                "CREATE INDEX account_balance ON account (balance)",
                "CREATE TABLE transfer (id BIGINT PRIMARY KEY, payer BIGINT REFERENCES account (id),"
                        + " payee BIGINT REFERENCES account (id), amount BIGINT)");
        for (int i = 0; i < ACCOUNTS; i++) {
            Rows.update(connection, "INSERT INTO account VALUES (?, 100)", i);
        }
    }

    @Override
    public String step(Connection connection, long number) throws SQLException {
        connection.setAutoCommit(false);
        long payer = number % ACCOUNTS;
        long payee = (number * 7 + 3) % ACCOUNTS;
        Rows.update(connection, "UPDATE account SET balance = balance - ? WHERE id = ?", number % 5, payer);
        Rows.update(connection, "INSERT INTO transfer VALUES (?, ?, ?, ?)", number, payer, payee, number % 5);
        Rows.update(connection, "UPDATE account SET balance = balance + ? WHERE id = ?", number % 5, payee);
        connection.commit();
        return "";
    }

    @Override
    public void verify(Connection connection, NavigableMap<Long, String> acknowledged) throws SQLException {
        SingleInserts.addLastSteps(Rows.numbers(connection, "SELECT id FROM transfer"), acknowledged);
        assertThat(Rows.texts(
                        connection,
                        "SELECT id, balance FROM account a WHERE balance <> 100"
                                + " + COALESCE((SELECT SUM(amount) FROM transfer WHERE payee = a.id), 0)"
                                + " - COALESCE((SELECT SUM(amount) FROM transfer WHERE payer = a.id), 0)"))
                .isEmpty();
    }
}
