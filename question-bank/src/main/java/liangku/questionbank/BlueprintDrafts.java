package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Blueprints on their way to the exams that name them: tried against the newest release, and refused if it cannot fill them. */
@Component
public class BlueprintDrafts {

    private final Blueprints blueprints;
    private final Releases releases;
    private final Papers papers;

    public BlueprintDrafts(Blueprints blueprints, Releases releases, Papers papers) {
        this.blueprints = blueprints;
        this.releases = releases;
        this.papers = papers;
    }

    /** What came of publishing. */
    public sealed interface Publishing {

        /** It is the newest version now, and exams of its code draw by it. */
        record Published(Blueprint blueprint) implements Publishing {}

        /** No paper of it could be drawn, or not as its limits ask. */
        record Infeasible(Feasibility feasibility) implements Publishing {}

        /** There is no release to draw from yet. */
        record NoRelease() implements Publishing {}
    }

    /** {@return an id for a draft; a published blueprint gets one of its own} */
    public static BlueprintId draftId() {
        return new BlueprintId(Generators.timeBasedEpochGenerator().generate());
    }

    /**
     * Publishes the next version of the blueprint of this code, if papers of it can be drawn from the newest release.
     *
     * @param by a subject such as {@code account:<uuid>}
     */
    public Publishing publish(Blueprint draft, String by, Instant now) {
        var release = releases.latest();
        if (release.isEmpty()) return new Publishing.NoRelease();
        var feasibility = papers.outlook(release.get(), draft).feasibility();
        if (!feasibility.feasible()) return new Publishing.Infeasible(feasibility);
        return new Publishing.Published(blueprints.save(draft, by, now));
    }
}
