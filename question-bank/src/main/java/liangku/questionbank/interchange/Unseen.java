package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.List;
import liangku.questionbank.Body;
import liangku.questionbank.Question;

/** What our files say to us alone: it comes back with them here, but no other tool sees it. */
final class Unseen {

    private Unseen() {}

    /** {@return what Moodle does not see of a question, which travels in {@link MoodleMore}} */
    static List<Loss> inMoodle(Question question) {
        List<Loss> unseen = new ArrayList<>();
        var body = question.body();
        if (body instanceof Body.Case) unseen.add(Loss.CASE);
        unseen.add(Loss.DIFFICULTY);
        if (parts(body).stream().anyMatch(part -> !MoodleKinds.saysScoring(part))) unseen.add(Loss.SCORING);
        if (parts(body).stream().anyMatch(Unseen::pinsSome)) unseen.add(Loss.PINNED);
        everywhere(question, unseen);
        return unseen;
    }

    /** {@return what other readers of QTI do not see of a question, which stands in our own words in the manifest} */
    static List<Loss> inQti(Question question) {
        List<Loss> unseen = new ArrayList<>();
        everywhere(question, unseen);
        return unseen;
    }

    private static void everywhere(Question question, List<Loss> unseen) {
        if (!question.about().alsoAbout().isEmpty()) unseen.add(Loss.KNOWLEDGE_POINTS);
        if (parts(question.body()).stream().anyMatch(Losses::isFilledIn)) unseen.add(Loss.SPELLINGS);
        Losses.about(question, unseen);
        if (!question.labels().enemies().isEmpty()) unseen.add(Loss.ENEMIES);
    }

    private static List<Body> parts(Body body) {
        return body instanceof Body.Case story ? List.copyOf(story.parts()) : List.of(body);
    }

    /** All of them or none is a matter of shuffling; some is ours. */
    private static boolean pinsSome(Body body) {
        int pinned = Losses.pinned(body).size();
        return pinned > 0 && pinned < body.options().size();
    }
}
