package liangku.questionbank.interchange;

import java.util.HashSet;
import java.util.Set;
import liangku.questionbank.Fault;
import liangku.questionbank.Intake;

/** Tells once of each thing a package says that is no part of a question. */
final class QtiNotes {

    private static final int NOTES_MAX = 100;
    private static final int COUNTED_MAX = 100_000;

    private final Intake.Sink sink;
    private final Set<String> told = new HashSet<>();
    private final Set<Integer> untold = new HashSet<>();

    QtiNotes(Intake.Sink sink) {
        this.sink = sink;
    }

    void note(String what) {
        if (told.contains(what)) return;
        if (told.size() < NOTES_MAX) {
            told.add(what);
            sink.ignored(what);
        } else if (untold.size() < COUNTED_MAX) {
            untold.add(what.hashCode());
        }
    }

    /** Says how much was not told, once there is no more to come. */
    void finish() {
        if (!untold.isEmpty()) sink.note(Fault.of(Fault.Code.MORE_LEFT_OUT, untold.size()));
    }
}
