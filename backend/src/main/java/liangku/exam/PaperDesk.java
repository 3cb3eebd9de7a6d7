package liangku.exam;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.Blueprint;
import liangku.questionbank.Blueprints;
import liangku.questionbank.Paper;
import liangku.questionbank.PaperKey;
import liangku.questionbank.Papers;
import liangku.questionbank.Releases;
import org.springframework.stereotype.Component;

/** Hands out papers: a fresh one from the newest release, or the one somebody has already. */
@Component
class PaperDesk {

    private final Releases releases;
    private final Blueprints blueprints;
    private final Papers papers;

    /** Who could guess the seed would know the paper. */
    private final SecureRandom chance = new SecureRandom();

    PaperDesk(Releases releases, Blueprints blueprints, Papers papers) {
        this.releases = releases;
        this.blueprints = blueprints;
        this.papers = papers;
    }

    /** What came of asking for a paper. */
    sealed interface Drawing {
        record Drawn(Paper paper) implements Drawing {}

        record Impossible(String why) implements Drawing {}
    }

    /**
     * {@return what papers of an exam keep to that are drawn now, as {@link Papers#basis} says; nothing where no release was
     * published or the exam's blueprint is not there}
     */
    Optional<String> basis(Exam exam) {
        return releases.latest()
                .flatMap(release ->
                        blueprints.latest(exam.blueprint()).map(blueprint -> papers.basis(release, blueprint.id())));
    }

    Drawing draw(Exam exam) {
        var release = releases.latest();
        if (release.isEmpty()) {
            return new Drawing.Impossible("no release of the question bank was published yet");
        }
        try {
            var key = papers.draw(release.get(), blueprint(exam).id(), chance.nextLong());
            return new Drawing.Drawn(papers.paper(key));
        } catch (IllegalArgumentException infeasible) {
            return new Drawing.Impossible(String.valueOf(infeasible.getMessage()));
        }
    }

    Paper again(PaperKey key) {
        return papers.paper(key);
    }

    /** {@return the leaf of each item, in paper order} */
    List<String> topics(PaperKey key) {
        return papers.topics(key);
    }

    Blueprint blueprint(Exam exam) {
        return blueprints
                .latest(exam.blueprint())
                .orElseThrow(() -> new IllegalStateException(
                        "exam %s names blueprint %s, which is not there".formatted(exam.code(), exam.blueprint())));
    }
}
