package liangku.practice;

/** What came of flagging a question. */
public sealed interface Flagging {

    record Flagged(OwnFlag flag) implements Flagging {}

    /** The worker flagged this version before; this is what they said. */
    record Already(OwnFlag flag) implements Flagging {}

    /** No such question was answered by this worker, in practice or in a marked exam. */
    record NotFound() implements Flagging {}

    /** So many flags a day are enough. */
    record TooMany(int aDay) implements Flagging {}
}
