package liangku.questionbank;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What may be left out of a question, as someone typed it. Lists in one text are parted by blanks, commas or semicolons.
 *
 * @param alsoAbout further leaves: codes
 * @param posts codes of posts; empty for all
 * @param inForceFrom a day, {@code 2021-04-29}
 * @param expiresOn a day
 * @param tags each on its own, whatever signs are in it; absent to leave the question's tags as they are
 * @param enemies identifiers; absent to leave the question's enemies as they are
 * @param english absent if there is none
 */
public record MoreForm(
        String alsoAbout,
        String posts,
        String inForceFrom,
        String expiresOn,
        Optional<List<String>> tags,
        Optional<String> enemies,
        Optional<EnglishForm> english) {

    /** Nothing more is said, and labels stay as they are. */
    public static final MoreForm NOTHING =
            new MoreForm("", "", "", "", Optional.empty(), Optional.empty(), Optional.empty());

    public MoreForm {
        tags = tags.map(List::copyOf);
    }

    /**
     * A question's English words as typed; its key stays that of the question.
     *
     * @param options as many as the question has; pairs of a matching as there
     * @param answer spellings for a text, the unit for a number; empty otherwise
     * @param parts of a case
     */
    public record EnglishForm(
            String stem, List<String> options, String answer, String explanation, List<EnglishForm> parts) {

        public EnglishForm {
            options = List.copyOf(options);
            parts = List.copyOf(parts);
        }

        static EnglishForm of(Body english, String explanation) {
            var asked = PartForm.of(english);
            var answer = switch (english) {
                case Body.FillText _ -> asked.answer();
                case Body.FillNumber number -> number.unit();
                case Body.SingleChoice _,
                        Body.MultipleChoice _,
                        Body.TrueFalse _,
                        Body.Matching _,
                        Body.Ordering _,
                        Body.Case _ -> "";
            };
            var parts = english instanceof Body.Case story
                    ? story.parts().stream().map(part -> of(part, "")).toList()
                    : List.<EnglishForm>of();
            return new EnglishForm(asked.stem(), asked.options(), answer, explanation, parts);
        }
    }

    /** {@return the same, but for labels, which stay as they are} */
    MoreForm leavingLabels() {
        return new MoreForm(alsoAbout, posts, inForceFrom, expiresOn, Optional.empty(), Optional.empty(), english);
    }

    static MoreForm of(QuestionContent content, Labels labels) {
        var about = content.about();
        return new MoreForm(
                String.join(" ", about.alsoAbout()),
                String.join(" ", about.posts()),
                about.inForceFrom().map(LocalDate::toString).orElse(""),
                about.expiresOn().map(LocalDate::toString).orElse(""),
                Optional.of(labels.tags()),
                Optional.of(String.join(" ", labels.enemies())),
                about.english()
                        .map(english ->
                                EnglishForm.of(english.words().applyTo(content.body()), english.explanation())));
    }
}
