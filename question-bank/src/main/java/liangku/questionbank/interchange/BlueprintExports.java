package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import liangku.questionbank.Blueprint;
import liangku.questionbank.Feasibility;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Papers;
import liangku.questionbank.Pictures;
import liangku.questionbank.Pools;
import liangku.questionbank.QuestionVersion;
import liangku.questionbank.Questions;
import liangku.questionbank.Releases;
import org.springframework.stereotype.Component;

/** Takes blueprints out as tests with the questions they draw from. The files hold the keys: for authors and reviewers only. */
@Component
public class BlueprintExports {

    /** The formats that have tests. */
    public static final List<FileFormat> FORMATS =
            Stream.of(QtiDialect.values()).map(QtiDialect::format).toList();

    private final Questions questions;
    private final Pictures pictures;
    private final Papers papers;
    private final Releases releases;

    public BlueprintExports(Questions questions, Pictures pictures, Papers papers, Releases releases) {
        this.questions = questions;
        this.pictures = pictures;
        this.papers = papers;
        this.releases = releases;
    }

    /** Whether a blueprint can go out. */
    public sealed interface Outcome {

        /**
         * It can.
         *
         * @param losses what the file will not say
         */
        record Ready(Writable file, List<BlueprintLoss> losses) implements Outcome {

            public Ready {
                losses = List.copyOf(losses);
            }
        }

        /** Some cell wants more questions than it can draw from: no system could fill it. */
        record TooFew(List<Feasibility.Shortage> shortages) implements Outcome {

            public TooFew {
                shortages = List.copyOf(shortages);
            }
        }

        /** There is no release, so there are no questions to draw from. */
        record NoRelease() implements Outcome {}
    }

    /** A package about to be written. */
    public interface Writable {

        /**
         * Writes it, in constant memory beside the list of its questions.
         *
         * @param out not closed
         * @throws IOException if {@code out} takes no more
         */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Lays a blueprint over the newest release.
     *
     * @param format one of {@link #FORMATS}
     * @throws IllegalArgumentException if the format has no tests
     */
    public Outcome export(FileFormat format, Blueprint blueprint) {
        var dialect = Stream.of(QtiDialect.values())
                .filter(one -> one.format() == format)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(format + " has no tests"));
        var release = releases.latest();
        if (release.isEmpty()) return new Outcome.NoRelease();
        var pools = papers.pools(release.get(), blueprint);
        if (!pools.shortages().isEmpty()) return new Outcome.TooFew(pools.shortages());
        return new Outcome.Ready(out -> write(dialect, blueprint, pools, out), losses(blueprint, pools));
    }

    private void write(QtiDialect dialect, Blueprint blueprint, Pools pools, OutputStream out) throws IOException {
        Set<QuestionVersion> all = new LinkedHashSet<>();
        for (var pool : pools.cells()) {
            all.addAll(pool.fixed());
            all.addAll(pool.drawn());
        }
        var shelf = new Shelf(questions, pictures, List.copyOf(all));
        try {
            new QtiPackageWriter(dialect, shelf, new QtiBlueprintTest(blueprint, pools.cells())).write(out);
        } catch (UncheckedIOException failed) {
            throw new IOException(failed);
        }
    }

    private static List<BlueprintLoss> losses(Blueprint blueprint, Pools pools) {
        var limits = blueprint.limits();
        List<BlueprintLoss> losses = new ArrayList<>();
        losses.add(BlueprintLoss.SNAPSHOT);
        if (pools.overlapping()) losses.add(BlueprintLoss.NO_REPEATS);
        if (pools.enemies()) losses.add(BlueprintLoss.ENEMIES);
        if (limits.coveragePercent() > 0) losses.add(BlueprintLoss.COVERAGE);
        if (limits.band().isPresent()) losses.add(BlueprintLoss.BAND);
        if (limits.exposureCapPercent() < 100) losses.add(BlueprintLoss.EXPOSURE);
        if (limits.pilots() > 0) losses.add(BlueprintLoss.PILOTS);
        return losses;
    }
}
