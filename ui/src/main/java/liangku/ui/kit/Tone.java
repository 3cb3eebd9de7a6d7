package liangku.ui.kit;

/** What a colour says; never the only thing that says it. */
public enum Tone {
    PLAIN,
    GOOD,
    WAIT,
    STOP;

    public String attribute() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
