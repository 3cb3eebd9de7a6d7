package liangku.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * How a run is made.
 *
 * @param options more options for the application's JVM, such as a flight recording
 * @param application what follows {@code java} and its options to start the platform
 * @param scratch a folder that is deleted after the run
 */
record Plan(List<String> options, List<String> application, Path scratch, Scale scale) {

    /** Full counts for figures worth keeping, tiny ones to prove that the harness runs. */
    enum Scale {
        FULL,
        TINY
    }

    int count(int full, int tiny) {
        return switch (scale) {
            case FULL -> full;
            case TINY -> tiny;
        };
    }
}
