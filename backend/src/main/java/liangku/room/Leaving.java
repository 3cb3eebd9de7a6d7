package liangku.room;

/** Why somebody no longer sits at the shared device. Their attempt goes on, and its clock, unless they handed in. */
public enum Leaving {
    HANDED_IN,
    /** They pressed the button. */
    LEFT,
    /** Nobody touched the device for a while. */
    IDLE,
    /** The page was loaded anew. */
    RELOADED,
    /** The next one sat down, and nobody had said before that this one left. */
    REPLACED,
    /** The room was closed, or another device was paired with it. */
    CLOSED,
    /** They work there no more. */
    DISMISSED
}
