package liangku.questionbank;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Questions laid out as on a paper that nobody drew: to be tried, or practised. With its key, so it stays inside this
 * package. Pure: the same questions and seed are shown alike.
 */
record LoosePaper(DrawnPaper paper, List<QuestionContent> contents) {

    // So that a part of a case earns something that can be read.
    private static final int POINTS = 10;

    // No release and no blueprint made it: it is nobody's paper and can be no attempt.
    private static final UUID NOBODY = new UUID(0, 0);

    /** @param seed of the order of the options */
    static LoosePaper of(List<Question> questions, long seed) {
        var items = questions.stream()
                .map(question -> new CompiledRelease.Item(
                        question.id(),
                        question.version(),
                        question.knowledgePoint(),
                        question.difficulty(),
                        question.body(),
                        question.about().english().map(Translation::words)))
                .toList();
        int size = items.size();
        var drawn = new Drawn(new int[size], new int[size], new int[size][]);
        var chance = new SplitMix64(seed);
        for (int i = 0; i < size; i++) {
            drawn.items[i] = i;
            drawn.points[i] = POINTS;
            drawn.options[i] = Shuffling.of(items.get(i).body(), chance);
        }
        var key = new PaperKey(new ReleaseId(NOBODY), new BlueprintId(NOBODY), 0, seed);
        return new LoosePaper(
                DrawnPaper.of(key, CompiledRelease.of(items), drawn),
                questions.stream().map(Question::content).toList());
    }

    /** {@return what became of these answers, by item number; what is right is told only for items that were answered} */
    List<Solution> solutions(Map<Integer, Response> responses) {
        List<Solution> solutions = new ArrayList<>();
        for (var mark : paper.mark(responses).items()) {
            if (responses.containsKey(mark.number())) {
                solutions.add(paper.solution(mark, contents.get(mark.number() - 1)));
            }
        }
        return solutions;
    }
}
