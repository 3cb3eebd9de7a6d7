package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Only what says that nobody answers is told as a database that is away. */
class DatabaseAwayTest {

    private final SQLException lost = new SQLException("an I/O error occurred", "08006", new EOFException());

    @Test
    void whoFindsNobodyIsToldSo() {
        assertThat(DatabaseAway.isTold(new DataAccessResourceFailureException("gone", lost)))
                .isTrue();
        assertThat(DatabaseAway.isTold(new CannotCreateTransactionException("no connection", lost)))
                .isTrue();
        assertThat(DatabaseAway.isTold(new TransactionSystemException("could not commit", lost)))
                .isTrue();
    }

    @Test
    void aRollbackThatFindsNobodyIsTheLossThatLedToIt() {
        var rollback = new TransactionSystemException("rollback failed");
        rollback.initApplicationException(new DataAccessResourceFailureException("gone", lost));

        assertThat(DatabaseAway.isTold(rollback)).isTrue();
    }

    @Test
    void aDatabaseThatRefusesIsThere() {
        var twice = new SQLException("duplicate key", "23505");

        assertThat(DatabaseAway.isTold(new DuplicateKeyException("twice", twice)))
                .isFalse();
        assertThat(DatabaseAway.isTold(new TransactionSystemException("could not commit", twice)))
                .isFalse();
        assertThat(DatabaseAway.isTold(new IllegalStateException("ours"))).isFalse();
    }
}
