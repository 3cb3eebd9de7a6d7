package liangku.questionbank;

import java.util.List;

/** What is done to many questions at once. */
public sealed interface BulkEdit {

    /** @param difficulty 1..5; a question that had another gets a new version */
    record SetDifficulty(int difficulty) implements BulkEdit {
        public SetDifficulty {
            if (difficulty < 1 || difficulty > 5) {
                throw new IllegalArgumentException("difficulty %d is not in 1..5".formatted(difficulty));
            }
        }
    }

    /** @param topic code of a leaf; a question that was about another gets a new version */
    record MoveTo(String topic) implements BulkEdit {}

    /** Files questions anew; no new versions. Tags a question has or has not already make no difference. */
    record Tag(List<String> add, List<String> remove) implements BulkEdit {
        public Tag {
            add = add.stream().map(Labels::tag).distinct().toList();
            remove = List.copyOf(remove);
        }

        /** {@return questions are kept for exams, and practised no more} */
        public static Tag reserve() {
            return new Tag(List.of(Labels.RESERVED), List.of());
        }

        /** {@return questions that were kept for exams may be practised} */
        public static Tag open() {
            return new Tag(List.of(), List.of(Labels.RESERVED));
        }
    }

    /** @param remark for the reviewer; may be empty */
    record Submit(String remark) implements BulkEdit {}

    /** Says yes to the newest versions, as far as a second person may. */
    record Approve() implements BulkEdit {}

    /** @param reason told to authors; may be empty */
    record Retire(String reason) implements BulkEdit {}
}
