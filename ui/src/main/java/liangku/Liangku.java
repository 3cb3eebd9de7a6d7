package liangku;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The platform. The one place where the wall clock is read. */
@SpringBootApplication
public class Liangku {

    public static void main(String[] arguments) {
        SpringApplication.run(Liangku.class, arguments);
    }

    /** Certificates, deadlines and rates are days of the city: Asia/Shanghai whatever the host's zone. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
