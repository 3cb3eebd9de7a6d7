package liangku.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import liangku.identity.Passwords;

/** What is measured beside the platform: the same work done as barely as it can be. */
final class Peers {

    private Peers() {}

    /**
     * {@return CPU of one Argon2id hash as the platform makes it: 19 MiB, two passes, one lane} Two at once slow each other down, as
     * they share the machine's way to its memory.
     *
     * @param atOnce how many sign in at once
     */
    static double argon2CpuMillis(int times, int atOnce) throws InterruptedException {
        var passwords = Passwords.strong();
        var hash = Optional.of(passwords.hash("Liangku-demo-1"));
        Callable<Double> one = () -> cpuMillisEach(times / atOnce, () -> passwords.matches("Liangku-demo-1", hash));
        try (var threads = Executors.newFixedThreadPool(atOnce)) {
            return threads.invokeAll(Collections.nCopies(atOnce, one)).stream()
                    .mapToDouble(Future::resultNow)
                    .average()
                    .orElseThrow();
        }
    }

    /** {@return CPU of this thread for one run of the work, after as many to warm up} */
    static double cpuMillisEach(int times, Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        for (var i = 0; i < times; i++) {
            work.run();
        }
        var from = threads.getCurrentThreadCpuTime();
        for (var i = 0; i < times; i++) {
            work.run();
        }
        return (threads.getCurrentThreadCpuTime() - from) / 1e6 / times;
    }

    /** Durable inserts of one answer each, one transaction each, over plain connections. */
    static final class Inserts implements AutoCloseable {
        private final Connection owner;
        private final List<Connection> connections = new ArrayList<>();
        private final BlockingQueue<PreparedStatement> free;

        Inserts(Stack stack, int count) throws IOException, SQLException {
            this.owner = stack.connect("postgres");
            this.free = new ArrayBlockingQueue<>(count);
            try (var statement = owner.createStatement()) {
                statement.execute("drop table if exists peer_answer");
                statement.execute("create table peer_answer (attempt_id uuid, seq bigint, item int, response text[],"
                        + " saved_at timestamptz, primary key (attempt_id, seq))");
            }
            for (var i = 0; i < count; i++) {
                var connection = stack.connect("postgres");
                connections.add(connection);
                free.add(connection.prepareStatement(
                        "insert into peer_answer (attempt_id, seq, item, response, saved_at)"
                                + " values (?, ?, ?, string_to_array(?, ','), ?)"));
            }
        }

        void insert(int number) throws IOException {
            try {
                var statement = free.take();
                try {
                    statement.setObject(1, UUID.randomUUID());
                    statement.setLong(2, number);
                    statement.setInt(3, number % 50);
                    statement.setString(4, "A");
                    statement.setObject(5, OffsetDateTime.now(ZoneOffset.UTC));
                    statement.executeUpdate();
                } finally {
                    free.add(statement);
                }
            } catch (SQLException failed) {
                throw new IOException(failed);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException(interrupted);
            }
        }

        @Override
        public void close() throws SQLException {
            for (var connection : connections) {
                connection.close();
            }
            try (var statement = owner.createStatement()) {
                statement.execute("drop table peer_answer");
            }
            owner.close();
        }
    }
}
