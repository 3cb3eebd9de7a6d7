package liangku.ui.kit;

import java.time.Duration;
import java.util.function.UnaryOperator;
import liangku.compliance.PersonStanding;

/** How a person's training is written: towards the bar of training coverage, and, apart from it, the hours of the year. */
public final class TrainingWords {

    private static final String NOTHING = "—";

    private TrainingWords() {}

    /** {@return e.g. {@code 8/8 · 41/30 min}; a dash where nothing is owed} */
    public static String bar(PersonStanding person, UnaryOperator<String> words) {
        if (person.duty().isEmpty()) {
            return NOTHING;
        }
        var training = person.training();
        return training.lessonsDone() + "/" + training.lessons() + " · "
                + training.learned().toMinutes() + "/" + training.asked().toMinutes() + " "
                + words.apply("kit.person.training.minutes");
    }

    /** {@return hours learned here of the hours owed in the year, e.g. {@code 0.6/6 h}; a dash where nothing is owed} */
    public static String year(PersonStanding person, UnaryOperator<String> words) {
        return person.duty()
                .map(duty -> hours(person.training().thisYear()) + "/" + duty.hoursPerYear() + " "
                        + words.apply("kit.person.year.hours"))
                .orElse(NOTHING);
    }

    /** One decimal, cut and not rounded: nobody is shown a time that is not full. */
    private static String hours(Duration time) {
        var tenths = time.toMinutes() / 6;
        return tenths / 10 + "." + tenths % 10;
    }
}
