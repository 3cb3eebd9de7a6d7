package liangku;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import liangku.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The platform's own settings of its connections, on a real database. */
class RefusedRowsTest {

    /** An accident is logged with its message. */
    @Test
    void whatTheDatabaseRefusesIsNotQuoted() throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("settings", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        var settings = new HikariConfig();
        Binder.get(environment).bind("spring.datasource.hikari", Bindable.ofInstance(settings));
        settings.setJdbcUrl(TestDatabase.url());
        settings.setMaximumPoolSize(1);

        try (var pool = new HikariDataSource(settings)) {
            var db = JdbcClient.create(pool);
            db.sql("create temp table person (phone text primary key)").update();
            var insert = db.sql("insert into person values (:phone)").param("phone", "13912345678");
            insert.update();

            assertThatThrownBy(insert::update)
                    .rootCause()
                    .hasMessageContaining("person_pkey")
                    .hasMessageNotContaining("13912345678");
        }
    }
}
