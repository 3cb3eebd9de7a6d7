package liangku.questionbank;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Blueprints on their way to the exams that name them: tried against the newest release, and refused if it cannot fill
 * them. Those that imports made of tests wait here until someone publishes or discards them.
 */
@Component
public class BlueprintDrafts {

    private static final int LIST_MAX = 200;

    private final Blueprints blueprints;
    private final Releases releases;
    private final Papers papers;
    private final BlueprintDraftTable table;
    private final TransactionTemplate transaction;

    public BlueprintDrafts(
            JdbcClient db, Blueprints blueprints, Releases releases, Papers papers, TransactionTemplate transaction) {
        this.blueprints = blueprints;
        this.releases = releases;
        this.papers = papers;
        this.table = new BlueprintDraftTable(db);
        this.transaction = transaction;
    }

    /** What came of publishing. */
    public sealed interface Publishing {

        /**
         * It is the newest version now, and exams of its code draw by it.
         *
         * @param cautions what its papers are worse for
         */
        record Published(Blueprint blueprint, List<Caution> cautions) implements Publishing {

            public Published {
                cautions = List.copyOf(cautions);
            }
        }

        /** No paper of it could be drawn, or not as its limits ask. */
        record Infeasible(Feasibility feasibility) implements Publishing {}

        /** There is no release to draw from yet. */
        record NoRelease() implements Publishing {}
    }

    /** {@return an id for a draft; a published blueprint gets one of its own} */
    public static BlueprintId draftId() {
        return new BlueprintId(Generators.timeBasedEpochGenerator().generate());
    }

    /** {@return drafts that imports made and nobody has published, newest first, at most 200} */
    public List<BlueprintDraft> list() {
        return table.list(LIST_MAX);
    }

    /** {@return the draft of this code, as long as nobody has published it} */
    public Optional<BlueprintDraft> find(String code) {
        return table.find(code);
    }

    /**
     * Changes a draft that an import made; it stays one.
     *
     * @param draft goes by its code
     * @param by a subject such as {@code account:<uuid>}
     * @return whether there is such a draft
     */
    public boolean change(Blueprint draft, String by, Instant now) {
        return table.change(draft, by, now);
    }

    /**
     * Throws a draft away; its test makes a new one when it is imported again.
     *
     * @return whether there was such a draft
     */
    public boolean discard(String code) {
        return table.delete(code);
    }

    /**
     * Publishes the next version of the blueprint of this code, if papers of it can be drawn from the newest release.
     *
     * @param by a subject such as {@code account:<uuid>}
     */
    public Publishing publish(Blueprint draft, String by, Instant now) {
        var release = releases.latest();
        if (release.isEmpty()) return new Publishing.NoRelease();
        var outlook = papers.outlook(release.get(), draft);
        if (!outlook.feasibility().feasible()) return new Publishing.Infeasible(outlook.feasibility());
        var saved = Objects.requireNonNull(transaction.execute(status -> {
            table.published(draft.code(), by, now);
            return blueprints.save(draft, by, now);
        }));
        return new Publishing.Published(saved, outlook.cautions());
    }
}
