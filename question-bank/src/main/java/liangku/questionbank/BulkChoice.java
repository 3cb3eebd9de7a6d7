package liangku.questionbank;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which questions an edit of many is about. */
public sealed interface BulkChoice {

    /**
     * These questions.
     *
     * @param seenAt when they were looked at: what was written later is left alone; absent for whatever they say now
     */
    record Named(List<QuestionId> ids, Optional<Instant> seenAt) implements BulkChoice {
        public Named {
            ids = ids.stream().distinct().toList();
        }

        public Named(List<QuestionId> ids) {
            this(ids, Optional.empty());
        }
    }

    /** These questions, as far as they still are as someone saw them: of others he has not read what he would decide on. */
    record Seen(List<QuestionVersion> versions) implements BulkChoice {
        public Seen {
            versions = versions.stream().distinct().toList();
        }
    }

    /**
     * All that a list shows.
     *
     * @param seenAt when it was looked at: what was written later is left alone; absent for whatever it shows now
     */
    record Shown(QuestionFilter filter, Optional<Instant> seenAt) implements BulkChoice {

        public Shown(QuestionFilter filter) {
            this(filter, Optional.empty());
        }
    }
}
