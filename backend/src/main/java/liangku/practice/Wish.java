package liangku.practice;

/** What somebody wants to practise. */
public sealed interface Wish {

    /** @param topic knowledge-point prefix: empty for all mixed, two digits for a group, four for a leaf */
    record FromBank(String topic) implements Wish {
        public FromBank {
            if (!topic.matches("|\\d{2}|\\d{4}")) {
                throw new IllegalArgumentException(
                        "'%s' is neither empty nor a group nor a leaf code".formatted(topic));
            }
        }
    }

    /** What is due in one's own book of wrong questions. */
    record FromBook() implements Wish {}
}
