package liangku.identity;

import java.time.Duration;

/** A bearer token and how long it is good for. Shows nothing of itself where it is printed by accident. */
public record AccessToken(String value, Duration life) {

    @Override
    public String toString() {
        return "AccessToken[life=" + life + "]";
    }
}
