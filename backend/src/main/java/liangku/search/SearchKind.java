package liangku.search;

/** What can be found. */
public enum SearchKind {
    COURSE,
    LESSON,
    QUESTION,
    BUSINESS,
    PERSON
}
