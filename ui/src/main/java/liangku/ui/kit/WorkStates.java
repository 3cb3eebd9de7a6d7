package liangku.ui.kit;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import liangku.compliance.WorkState;

/** How the desks show where a person stands. */
public enum WorkStates {
    BARRED(Tone.STOP),
    CERTIFIED(Tone.GOOD),
    DUE(Tone.WAIT),
    LAPSED(Tone.STOP),
    NEVER(Tone.STOP),
    FREE(Tone.PLAIN);

    private final Tone tone;

    WorkStates(Tone tone) {
        this.tone = tone;
    }

    public static WorkStates of(WorkState state) {
        return switch (state) {
            case WorkState.Certified c -> CERTIFIED;
            case WorkState.DueSoon d -> DUE;
            case WorkState.Lapsed l -> LAPSED;
            case WorkState.Never n -> NEVER;
            case WorkState.NotRequired n -> FREE;
            case WorkState.Barred b -> BARRED;
        };
    }

    /** {@return the last day of the certificate; for who has lapsed, the last day it had} */
    public static Optional<LocalDate> until(WorkState state) {
        return switch (state) {
            case WorkState.Certified(LocalDate until) -> Optional.of(until);
            case WorkState.DueSoon(LocalDate until) -> Optional.of(until);
            case WorkState.Lapsed(LocalDate since) -> Optional.of(since.minusDays(1));
            case WorkState.Never n -> Optional.empty();
            case WorkState.NotRequired n -> Optional.empty();
            case WorkState.Barred b -> Optional.empty();
        };
    }

    public String word(UnaryOperator<String> translate) {
        return translate.apply(
                switch (this) {
                    case BARRED -> "kit.state.barred";
                    case CERTIFIED -> "kit.state.certified";
                    case DUE -> "kit.state.due";
                    case LAPSED -> "kit.state.lapsed";
                    case NEVER -> "kit.state.never";
                    case FREE -> "kit.state.free";
                });
    }

    public Badge badge(UnaryOperator<String> translate) {
        return new Badge(word(translate), tone);
    }
}
