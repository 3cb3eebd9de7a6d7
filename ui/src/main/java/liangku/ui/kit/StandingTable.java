package liangku.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.function.SerializableFunction;
import java.util.function.UnaryOperator;
import liangku.compliance.PersonStanding;

/** The people of one business, and where each stands with what the post demands. */
public final class StandingTable {

    private StandingTable() {}

    /** @param who shows the person: by name for the employer, masked for others */
    public static Table<PersonStanding> of(
            SerializableFunction<PersonStanding, Component> who, Formats formats, UnaryOperator<String> words) {
        var table = brief(who, formats, words);
        table.wideText(words.apply("kit.person.training"), person -> TrainingWords.bar(person, words));
        table.wideText(words.apply("kit.person.year"), person -> TrainingWords.year(person, words));
        table.wideText(
                words.apply("kit.person.last"),
                person -> person.lastResult()
                        .map(result -> formats.percent(result.percent()) + " · " + formats.day(result.day()))
                        .orElse(formats.day((java.time.LocalDate) null)));
        return table;
    }

    /** Who, where they stand and until when: for a table that shares the width with something else. */
    public static Table<PersonStanding> brief(
            SerializableFunction<PersonStanding, Component> who, Formats formats, UnaryOperator<String> words) {
        var table = new Table<PersonStanding>();
        table.part(words.apply("kit.person.name"), who);
        table.part(
                words.apply("kit.person.state"),
                person -> WorkStates.of(person.state()).badge(words));
        table.wideText(
                words.apply("kit.person.post"),
                person -> formats.name(person.post().zh(), person.post().en()));
        table.wideText(words.apply("kit.person.until"), person -> formats.day(WorkStates.until(person.state())));
        table.whenEmpty(VaadinIcon.USERS, words.apply("kit.person.empty"));
        return table;
    }
}
