package liangku.questionbank;

import java.util.UUID;

/** Identity of what drawing knew of the items of a release at one time. */
public record CalibrationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
