package liangku;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;

class RetellingTest {

    private static final Instant NOW = Instant.parse("2026-07-01T04:00:00Z");

    record Happened(String what) {}

    static class Listener {

        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        @ApplicationModuleListener
        void on(Happened event) {
            heard.add(event.what());
        }

        BlockingQueue<String> heard() {
            return heard;
        }
    }

    /** The registry in the database, behind the database; its configuration is visible by name only. */
    static class Registry implements DeferredImportSelector {

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {
                "org.springframework.modulith.events.jackson.JacksonEventSerializationConfiguration",
                "org.springframework.modulith.events.jdbc.JdbcEventPublicationAutoConfiguration",
                "org.springframework.modulith.events.config.EventPublicationAutoConfiguration"
            };
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        TaskExecutionAutoConfiguration.class
    })
    @Import({Registry.class, Retelling.class})
    static class Node {

        @Bean
        Listener listener() {
            return new Listener();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    @Test
    void whatADeadNodeLeftUnfinishedIsToldByAnotherAndWhatIsBeingDoneIsNot() throws InterruptedException {
        try (var node = new SpringApplicationBuilder(Node.class)
                .web(WebApplicationType.NONE)
                .run(
                        // Nothing of the platform's own settings.
                        "--spring.config.name=none",
                        "--spring.datasource.url=" + TestDatabase.url(),
                        "--spring.modulith.events.jdbc.schema=events",
                        "--spring.modulith.events.jdbc.schema-initialization.enabled=true",
                        "--spring.modulith.events.completion-mode=delete")) {
            var db = node.getBean(JdbcClient.class);
            var eleven = Duration.ofMinutes(11);
            var hour = Duration.ofHours(1);
            leave(db, "never begun", "PUBLISHED", eleven, null);
            leave(db, "half done", "PROCESSING", eleven, null);
            leave(db, "told again and lost again", "RESUBMITTED", hour, eleven);
            leave(db, "just begun", "PROCESSING", Duration.ofMinutes(9), null);
            leave(db, "just told again", "PROCESSING", hour, Duration.ofMinutes(9));

            var retelling = node.getBean(Retelling.class);
            retelling.findOrphans();
            retelling.tellAgain();

            var heard = node.getBean(Listener.class).heard();
            for (var one = 0; one < 3; one++) {
                assertThat(heard.poll(20, TimeUnit.SECONDS))
                        .isIn("never begun", "half done", "told again and lost again");
            }
            assertThat(db.sql("select status from events.event_publication where serialized_event like '%just%'")
                            .query(String.class)
                            .list())
                    .containsExactly("PROCESSING", "PROCESSING");
        }
    }

    private static void leave(JdbcClient db, String what, String status, Duration publishedAgo, Duration toldAgainAgo) {
        db.sql("""
                insert into events.event_publication (id, listener_id, event_type, serialized_event, publication_date,
                                                      status, completion_attempts, last_resubmission_date)
                values (:id, :listener, :type, :event, :published, :status, 1, :toldAgain::timestamptz)
                """)
                .param("id", UUID.randomUUID())
                .param("listener", "%s.on(%s)".formatted(Listener.class.getName(), Happened.class.getName()))
                .param("type", Happened.class.getName())
                .param("event", "{\"what\":\"%s\"}".formatted(what))
                .param("published", NOW.minus(publishedAgo).atOffset(ZoneOffset.UTC))
                .param("status", status)
                .param(
                        "toldAgain",
                        toldAgainAgo == null ? null : NOW.minus(toldAgainAgo).toString())
                .update();
    }
}
