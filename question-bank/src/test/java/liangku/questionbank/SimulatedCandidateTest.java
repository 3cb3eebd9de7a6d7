package liangku.questionbank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedCandidateTest {

    private static final DrawPlan PLAN = DrawPlan.of(Samples.bank(4), Samples.FIFTY);

    @Test
    void theSameSeedAnswersAlikeAndAnotherDoesNot() {
        var paper = paper(1);

        assertThat(new SimulatedCandidate(1, 7).answers(paper)).isEqualTo(new SimulatedCandidate(1, 7).answers(paper));
        assertThat(new SimulatedCandidate(1, 7).answers(paper))
                .isNotEqualTo(new SimulatedCandidate(1, 8).answers(paper));
    }

    @Test
    void whoKnowsMoreEarnsMore() {
        assertThat(mean(-1)).isBetween(40.0, 60.0);
        assertThat(mean(1)).isBetween(mean(-1) + 10, mean(3) - 10);
        assertThat(mean(8)).isGreaterThan(97);
    }

    private static double mean(double ability) {
        return LongStream.range(0, 300)
                .mapToDouble(seed -> {
                    var paper = paper(seed);
                    return paper.mark(new SimulatedCandidate(ability, seed).answers(paper))
                            .percent()
                            .doubleValue();
                })
                .average()
                .orElseThrow();
    }

    private static DrawnPaper paper(long seed) {
        var key = new PaperKey(new ReleaseId(new UUID(0, 1)), PLAN.blueprint.id(), Draw.ALGORITHM, seed);
        return DrawnPaper.of(key, PLAN.release, Draw.draw(PLAN, seed));
    }
}
