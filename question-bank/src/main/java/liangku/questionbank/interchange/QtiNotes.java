package liangku.questionbank.interchange;

import java.util.HashSet;
import java.util.Set;
import liangku.questionbank.Intake;

/** Tells once of each thing a package says that is no part of a question. */
final class QtiNotes {

    private static final int NOTES_MAX = 100;

    private final Intake.Sink sink;
    private final Set<String> told = new HashSet<>();

    QtiNotes(Intake.Sink sink) {
        this.sink = sink;
    }

    void note(String what) {
        if (told.size() < NOTES_MAX && told.add(what)) sink.ignored(what);
    }
}
