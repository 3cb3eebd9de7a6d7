package liangku.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whether this is a demo, and of what size.
 *
 * @param city {@link City#NONE} outside a demo
 */
@ConfigurationProperties("liangku.demo")
public record DemoSettings(City city) {

    /** How much is invented; {@code ./run} says the numbers. */
    public enum City {
        NONE,
        /** One street: founded in seconds, for trying a thing out where rates and lists do not matter. */
        STREET,
        SMALL,
        CITY
    }

    public boolean on() {
        return city != City.NONE;
    }
}
