package liangku.exam;

/** What a person decided about answers that came too late and prove nothing. */
public enum LateDecision {
    /** They count, as the last that was given. */
    TAKEN,
    /** They do not count; they stay where they are, as evidence. */
    REFUSED
}
