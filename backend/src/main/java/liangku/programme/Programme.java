package liangku.programme;

import java.time.Duration;
import java.util.List;

/**
 * What somebody is trained for.
 *
 * @param code stable name, e.g. {@code WORKER}
 * @param courses codes of the courses to be learned, in order
 * @param exam code of the exam that ends it
 * @param learning time of learning that is asked for, at least zero
 */
public record Programme(
        ProgrammeId id,
        String code,
        String titleZh,
        String titleEn,
        Level level,
        List<String> courses,
        String exam,
        Duration learning) {

    /** How much a certificate of the programme covers: a manager's covers a worker's duty, never the other way. */
    public enum Level {
        WORKER(1),
        MANAGER(2);

        private final int rank;

        Level(int rank) {
            this.rank = rank;
        }

        public int rank() {
            return rank;
        }

        public boolean covers(Level other) {
            return rank >= other.rank;
        }
    }

    public Programme {
        courses = List.copyOf(courses);
    }
}
