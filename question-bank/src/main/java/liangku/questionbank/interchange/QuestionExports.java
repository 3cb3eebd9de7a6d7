package liangku.questionbank.interchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Pictures;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.Questions;
import liangku.questionbank.Taxonomy;
import org.springframework.stereotype.Component;

/** Takes questions out of the bank, as files. They hold the keys: for authors and reviewers only. */
@Component
public class QuestionExports {

    /** Most questions whose losses are told one by one. */
    public static final int LOSSES_MAX = 1_000;

    private final Questions questions;
    private final Pictures pictures;
    private final List<ItemFormat> formats;

    QuestionExports(Questions questions, Pictures pictures, List<ItemFormat> formats) {
        this.questions = questions;
        this.pictures = pictures;
        this.formats = List.copyOf(formats);
    }

    /** {@return exports that write every format} */
    public static QuestionExports of(Questions questions, Pictures pictures, Taxonomy taxonomy) {
        return new QuestionExports(questions, pictures, Formats.all(taxonomy));
    }

    /**
     * What a format cannot say of some questions.
     *
     * @param questions how many of them lose something
     * @param counts how many questions lose each; nothing for what none loses
     * @param items the first {@value #LOSSES_MAX} of them, by identifier
     */
    public record Losses(int questions, Map<Loss, Integer> counts, List<ItemLosses> items) {

        public Losses {
            counts = Map.copyOf(counts);
            items = List.copyOf(items);
        }
    }

    /**
     * What becomes of questions in a format.
     *
     * @param lost what no reader of the file gets back
     * @param unseen what only this bank gets back
     */
    public record Outlook(Losses lost, Losses unseen) {}

    /** What one question loses. */
    public record ItemLosses(String identifier, List<Loss> losses) {

        public ItemLosses {
            losses = List.copyOf(losses);
        }
    }

    /**
     * Writes the newest versions of the questions a filter shows, by identifier, in constant memory.
     *
     * @param out not closed
     * @throws IOException if {@code out} takes no more
     */
    public void write(FileFormat format, QuestionFilter filter, OutputStream out) throws IOException {
        try {
            format(format).write(shelf(filter), out);
        } catch (UncheckedIOException failed) {
            throw new IOException(failed);
        }
    }

    /** {@return what a file of this format would lack, and what other tools would not see of it} */
    public Outlook outlook(FileFormat format, QuestionFilter filter) {
        return outlook(format, filter, () -> true);
    }

    /**
     * {@return the same, of a whole bank that takes a while}
     *
     * @param wanted asked question by question
     * @throws CancellationException once nobody wants to know any more
     */
    public Outlook outlook(FileFormat format, QuestionFilter filter, BooleanSupplier wanted) {
        var told = format(format);
        var lost = new Counting();
        var unseen = new Counting();
        if (!told.losesNothing()) {
            shelf(filter).forEach(question -> {
                if (!wanted.getAsBoolean()) throw new CancellationException("nobody waits for it any more");
                lost.add(question.identifier(), told.losses(question));
                unseen.add(question.identifier(), told.unseen(question));
            });
        }
        return new Outlook(lost.losses(), unseen.losses());
    }

    private static final class Counting {
        private final Map<Loss, Integer> counts = new EnumMap<>(Loss.class);
        private final List<ItemLosses> items = new ArrayList<>();
        private int questions;

        void add(String identifier, List<Loss> losses) {
            if (losses.isEmpty()) return;
            questions++;
            losses.stream().distinct().forEach(loss -> counts.merge(loss, 1, Integer::sum));
            if (items.size() < LOSSES_MAX) items.add(new ItemLosses(identifier, losses));
        }

        Losses losses() {
            return new Losses(questions, counts, items);
        }
    }

    private Shelf shelf(QuestionFilter filter) {
        return new Shelf(questions, pictures, filter);
    }

    private ItemFormat format(FileFormat wanted) {
        return formats.stream()
                .filter(format -> format.format() == wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing writes " + wanted));
    }
}
