package liangku.identity;

import liangku.people.EmploymentEnded;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * Who leaves a kitchen is signed out everywhere, above all on its shared tablet. They may sign in again with their own
 * phone: record and certificates stay theirs.
 */
@Component
class LeaverSignOut {

    private final Callers callers;

    LeaverSignOut(Callers callers) {
        this.callers = callers;
    }

    /** Harmless if it comes twice. */
    @ApplicationModuleListener
    void on(EmploymentEnded ended) {
        callers.raiseEpoch("worker:" + ended.worker());
    }
}
