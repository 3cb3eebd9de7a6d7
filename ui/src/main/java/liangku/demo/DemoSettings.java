package liangku.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether this is a demo, and of what size.
 *
 * @param city {@link City#NONE} outside a demo
 */
@ConfigurationProperties("liangku.demo")
public record DemoSettings(City city) {

    public enum City {
        NONE,
        SMALL,
        CITY
    }

    public boolean on() {
        return city != City.NONE;
    }
}
