package liangku;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/**
 * Brings each module's schema up to date from its own folder, with its own versions and its own history, in the order in
 * which modules depend on each other. Spring Modulith can do this too, but reads all classes at every start to know the
 * order; a list costs nothing, and a test keeps it whole.
 */
@Component
class Migrations implements FlywayMigrationStrategy {

    static final List<String> MODULES = List.of(
            "questionbank",
            "courseware",
            "privacy",
            "audit",
            "employer",
            "people",
            "identity",
            "programme",
            "exam",
            "practice",
            "room",
            "certificate",
            "compliance",
            "supervision",
            "search",
            "demo");

    @Override
    public void migrate(Flyway flyway) {
        for (var module : MODULES) {
            Flyway.configure()
                    .configuration(flyway.getConfiguration())
                    .locations("classpath:db/migration/" + module)
                    .table("flyway_schema_history_" + module)
                    // The histories share the public schema, which is never empty for the second module.
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
    }
}
