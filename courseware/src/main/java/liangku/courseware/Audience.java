package liangku.courseware;

/** Whom a course is written for; who must take it, the duty matrix says. */
public enum Audience {
    WORKER,
    MANAGER,
    ALL
}
