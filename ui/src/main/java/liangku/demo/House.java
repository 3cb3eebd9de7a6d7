package liangku.demo;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Remembers whether this database is a demo's. A demo's accounts have passwords that everybody knows, and in a demo one code
 * lets any worker in: neither may ever happen to the other kind of data.
 */
@Component
class House {

    private final JdbcClient db;
    private final boolean demo;

    /** @throws Mistaken if the database was founded as the other kind */
    House(JdbcClient db, DemoSettings settings) {
        this.db = db;
        this.demo = settings.on();
        var founded = db.sql("select demo from demo.house")
                .query((row, number) -> row.getBoolean("demo"))
                .optional();
        if (founded.filter(was -> was != demo).isPresent()) {
            throw new Mistaken(demo);
        }
    }

    /** Notes which kind it is, once; in the transaction that fills it. */
    void note(Instant now) {
        db.sql("insert into demo.house (demo, founded_at) values (:demo, :at) on conflict do nothing")
                .param("demo", demo)
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A demo was to be opened on real data, or a demo's data as a real platform. */
    static final class Mistaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Mistaken(boolean demo) {
            super(
                    demo
                            ? "This database holds a real platform's data, and was to be opened as a demo."
                            : "This database holds a demo's invented data, and was to be opened as a real platform.");
        }

        /** Says it as a sentence and not as a stack trace. */
        static final class Analyzer extends AbstractFailureAnalyzer<Mistaken> {
            @Override
            protected FailureAnalysis analyze(Throwable root, Mistaken cause) {
                return new FailureAnalysis(
                        String.valueOf(cause.getMessage()),
                        "Set LIANGKU_DEMO as it was when the data was founded, or use another database or data folder.",
                        cause);
            }
        }
    }
}
