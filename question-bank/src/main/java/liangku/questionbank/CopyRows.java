package liangku.questionbank;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcOperations;

/**
 * Rows as PostgreSQL copies them in its binary format (its documentation, "COPY", file formats): no statement with a
 * thousand parameters is made of them, nothing is escaped, nothing is parsed. Each value is of its column's very type.
 */
final class CopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int NULL = -1;
    private static final int TEXT_OID = 25;
    private static final int INT_OID = 23;
    private static final int JSONB_FORM = 1;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final int columns;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(bytes);

    CopyRows(int columns) {
        this.columns = columns;
        writing(() -> {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
        });
    }

    /** Begins a row; as many values must follow as there are columns. */
    CopyRows row() {
        return writing(() -> out.writeShort(columns));
    }

    CopyRows id(UUID id) {
        return writing(() -> {
            out.writeInt(16);
            out.writeLong(id.getMostSignificantBits());
            out.writeLong(id.getLeastSignificantBits());
        });
    }

    CopyRows none() {
        return writing(() -> out.writeInt(NULL));
    }

    CopyRows text(String text) {
        return writing(() -> put(text));
    }

    private void put(String text) throws IOException {
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(encoded.length);
        out.write(encoded);
    }

    CopyRows number(int number) {
        return writing(() -> {
            out.writeInt(4);
            out.writeInt(number);
        });
    }

    CopyRows large(long number) {
        return writing(() -> {
            out.writeInt(8);
            out.writeLong(number);
        });
    }

    CopyRows json(String json) {
        return writing(() -> {
            var encoded = json.getBytes(StandardCharsets.UTF_8);
            out.writeInt(encoded.length + 1);
            out.write(JSONB_FORM);
            out.write(encoded);
        });
    }

    /** To the microsecond, rounded as the driver rounds parameters. */
    CopyRows moment(Instant moment) {
        long micros = (moment.getEpochSecond() - EPOCH.getEpochSecond()) * 1_000_000 + (moment.getNano() + 500) / 1_000;
        return large(micros);
    }

    CopyRows day(@Nullable LocalDate day) {
        if (day == null) return none();
        return number(Math.toIntExact(day.toEpochDay() - EPOCH.getEpochSecond() / 86_400));
    }

    CopyRows texts(List<String> texts) {
        return writing(() -> {
            int size = texts.stream()
                    .mapToInt(text -> 4 + text.getBytes(StandardCharsets.UTF_8).length)
                    .sum();
            array(TEXT_OID, texts.size(), size);
            for (var text : texts) put(text);
        });
    }

    CopyRows numbers(int... numbers) {
        return writing(() -> {
            array(INT_OID, numbers.length, 8 * numbers.length);
            for (int number : numbers) {
                out.writeInt(4);
                out.writeInt(number);
            }
        });
    }

    /** What stands before the elements of an array of one dimension, without nulls, counted from 1. */
    private void array(int oid, int count, int size) throws IOException {
        out.writeInt(12 + (count == 0 ? 0 : 8 + size));
        out.writeInt(count == 0 ? 0 : 1);
        out.writeInt(0);
        out.writeInt(oid);
        if (count == 0) return;
        out.writeInt(count);
        out.writeInt(1);
    }

    /**
     * Copies the rows, within the caller's transaction. Call once.
     *
     * @param table with its columns in brackets
     */
    void into(JdbcOperations db, String table) {
        writing(() -> out.writeShort(-1));
        db.execute((java.sql.Connection connection) -> {
            var copy = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin with (format binary)");
            try {
                var rows = bytes.toByteArray();
                copy.writeToCopy(rows, 0, rows.length);
                return copy.endCopy();
            } catch (SQLException failed) {
                if (copy.isActive()) copy.cancelCopy();
                throw failed;
            }
        });
    }

    private interface Step {
        void run() throws IOException;
    }

    private CopyRows writing(Step step) {
        try {
            step.run();
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes all that is written to it", impossible);
        }
    }
}
