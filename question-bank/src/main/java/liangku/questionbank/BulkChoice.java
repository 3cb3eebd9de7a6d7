package liangku.questionbank;

import java.util.List;

/** Which questions an edit of many is about. */
public sealed interface BulkChoice {

    /** These questions. */
    record Named(List<QuestionId> ids) implements BulkChoice {
        public Named {
            ids = ids.stream().distinct().toList();
        }
    }

    /** All that a list shows. */
    record Shown(QuestionFilter filter) implements BulkChoice {}
}
