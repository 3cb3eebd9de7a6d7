package liangku.questionbank;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The questions of a file that are not written, as the bank would know them: by the bands of their signatures. */
final class FileLikeness {

    private static final int EACH_BAND = 4;

    private final Set<QuestionId> known = new HashSet<>();
    private final List<LikenessTable.Compared> questions = new ArrayList<>();
    private final BandTable bands = new BandTable(EACH_BAND, 0);

    void add(QuestionTable.Write write) {
        questions.add(LikenessTable.Compared.of(write, write.sketch().withoutBands()));
        for (int hash : write.sketch().bands()) bands.put(hash, questions.size() - 1);
        if (write.version() > 1) known.add(write.id());
    }

    /** {@return whether this is a question of the bank as the file changes it} */
    boolean has(QuestionId id) {
        return known.contains(id);
    }

    /** Gives those that share a band with this, some maybe more than once. */
    void meet(Sketch sketch, Consumer<LikenessTable.Compared> taker) {
        for (int hash : sketch.bands()) bands.each(hash, place -> taker.accept(questions.get(place)));
    }
}
