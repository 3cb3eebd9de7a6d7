package liangku.questionbank;

/** What came of an edit of the taxonomy. */
public sealed interface TopicEdit {

    /** Done. */
    record Done(Topic topic) implements TopicEdit {}

    /** A code is two digits for a group, four for a leaf of a group there is. */
    record BadCode(String code) implements TopicEdit {}

    /** There is a knowledge point of this code. */
    record CodeTaken(Topic by) implements TopicEdit {}

    /** Names in both languages are wanted, of 1 to {@link Topic#NAME_MAX} characters. */
    record BadName() implements TopicEdit {}

    /** Authors and files may name a leaf by its words, so no two have the same. */
    record NameTaken(Topic by) implements TopicEdit {}

    /** Questions that are not retired are about it: move them first. */
    record InUse(int questions) implements TopicEdit {}

    /** No such knowledge point, or one that cannot be retired: a group, or the place of the unsorted. */
    record Missing(String code) implements TopicEdit {}
}
