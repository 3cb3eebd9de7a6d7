package liangku.audit;

/** What walking the whole chain found. */
public sealed interface Verification {

    /**
     * Every link holds.
     *
     * @param head hash of the last entry (64 zeros if there is none); note it elsewhere to notice a cut-off tail
     */
    record Intact(long entries, String head) implements Verification {}

    /** The entry at {@code position} is missing, was changed, or does not follow the one before it. */
    record Broken(long position, String reason) implements Verification {}
}
