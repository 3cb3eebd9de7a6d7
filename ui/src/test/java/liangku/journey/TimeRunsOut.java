package liangku.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** Brings the end of an exam forward, in the platform's own database: nobody waits an hour for a test. */
final class TimeRunsOut {

    private TimeRunsOut() {}

    /** The time of an open attempt is up now. */
    static void of(RunningPlatform platform, String attempt) throws IOException, SQLException {
        var data = platform.data();
        var port = Files.readString(data.resolve("pg-port")).strip();
        var password = Files.readString(data.resolve("pg-password")).strip();
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/liangku";
        try (var connection = DriverManager.getConnection(url, "postgres", password);
                var change = connection.prepareStatement(
                        "update exam.attempt set deadline = clock_timestamp() where id = ? and submitted_at is null")) {
            change.setObject(1, UUID.fromString(attempt));
            if (change.executeUpdate() != 1) {
                throw new IllegalStateException("attempt " + attempt + " is not open");
            }
        }
    }
}
