package liangku.questionbank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import liangku.questionbank.ItemStatisticsTable.Counted;
import liangku.questionbank.ItemStatisticsTable.Measured;
import liangku.questionbank.MeasurementTable.Yardstick;
import liangku.questionbank.statistics.AuthorScale;
import liangku.questionbank.statistics.Difficulties;
import liangku.questionbank.statistics.ItemTally;
import liangku.questionbank.statistics.Linking;
import liangku.questionbank.statistics.MarginalLikelihood;
import liangku.questionbank.statistics.PaperReader;
import liangku.questionbank.statistics.Population;
import liangku.questionbank.statistics.Recount;
import liangku.questionbank.statistics.SparseScores;
import org.jspecify.annotations.Nullable;

/**
 * Measures the difficulties of all items anew from all papers, brings them onto the scale there was, draws the authors'
 * difficulties to them, and recounts every item's shares and rests by them: afterwards all is as if counted from scratch.
 */
public final class Measuring {

    /** Fewer candidates say more of chance than of the item. */
    static final int SHOWN_MIN = 30;

    /** So many times as large is an exam whose candidates become the standard. */
    private static final int OVERTAKEN = 2;

    private final ItemStatisticsTable table;
    private final MeasurementTable measurements;
    private final SparseScores scores = new SparseScores();
    private final Map<QuestionVersion, Integer> places = new HashMap<>();
    private final List<QuestionVersion> items = new ArrayList<>();
    private final Map<String, Integer> exams = new LinkedHashMap<>();
    private final Map<Integer, Integer> papersOfExam = new HashMap<>();

    Measuring(ItemStatisticsTable table, MeasurementTable measurements) {
        this.table = table;
        this.measurements = measurements;
    }

    /**
     * Adds a paper that was counted.
     *
     * @param shares earned of each item's points, 0..1, beside {@code questions}
     */
    public void add(String exam, List<QuestionVersion> questions, double[] shares) {
        int population = exams.computeIfAbsent(exam, _ -> exams.size());
        papersOfExam.merge(population, 1, Integer::sum);
        var seen = new int[shares.length];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = places.computeIfAbsent(questions.get(i), question -> {
                items.add(question);
                return items.size() - 1;
            });
        }
        scores.add(population, seen, shares);
    }

    /** What came of it, for the log. */
    public record Done(int papers, int items, int rounds, boolean converged, Then then) {}

    /** What is to be done with what was counted before. */
    public enum Then {
        /** Nothing: it was recounted. */
        GO_ON,
        /**
         * The first time papers were read by authors' guesses, options and bands among them: all tallies are empty now, and
         * every paper is to be counted again.
         */
        COUNT_AGAIN
    }

    /** {@return what came of it; nothing is written without a paper} */
    public Done finish(Instant now) {
        if (scores.papers() == 0) return new Done(0, 0, 0, true, Then.GO_ON);
        var found = MarginalLikelihood.estimate(scores, MarginalLikelihood.Settings.USUAL);
        var known = known();
        var shift = shift(known, found);
        double by = shift.orElse(0);
        var measured = new @Nullable Measured[items.size()];
        for (int i = 0; i < measured.length; i++) {
            if (found.shown()[i] < SHOWN_MIN) continue;
            measured[i] = new Measured(found.logits()[i] + by, found.errors()[i], found.shown()[i]);
        }
        var byAuthors = table.authors(items);
        var authors = authors(byAuthors, measured);
        var estimates = new AuthorScale.Estimate[items.size()];
        for (int i = 0; i < estimates.length; i++) {
            estimates[i] = estimate(authors, author(byAuthors, i), measured[i]);
        }
        var yardstick = yardstick(found, by, authors, estimates);
        var then = measurements.latest().papers() == 0 ? Then.COUNT_AGAIN : Then.GO_ON;
        write(tallies(known, estimates, yardstick, then), known, measured, estimates, yardstick, now);
        measurements.insert(
                yardstick,
                new MeasurementTable.Run(
                        items.size(), found.fit().rounds(), found.fit().converged(), shift, now));
        return new Done(
                scores.papers(), items.size(), found.fit().rounds(), found.fit().converged(), then);
    }

    /** The items as they were, in the order of their places. */
    private List<Counted> known() {
        Map<QuestionVersion, Counted> found = new HashMap<>();
        for (var item : table.counted(items)) found.put(item.question(), item);
        return items.stream()
                .map(question -> {
                    var item = found.get(question);
                    if (item == null) throw new IllegalStateException(question + " was on a paper and never counted");
                    return item;
                })
                .toList();
    }

    private static OptionalDouble shift(List<Counted> known, Difficulties found) {
        var before = new double[known.size()];
        var errors = new double[known.size()];
        for (int i = 0; i < before.length; i++) {
            var measured = known.get(i).measured();
            before[i] = measured == null ? Double.NaN : measured.difficulty();
            errors[i] = measured == null ? Double.POSITIVE_INFINITY : measured.error();
        }
        return Linking.shift(before, errors, found.logits(), found.errors());
    }

    private AuthorScale authors(Map<QuestionVersion, AuthorScale.Authored> byAuthors, @Nullable Measured[] measured) {
        List<AuthorScale.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < measured.length; i++) {
            var one = measured[i];
            if (one != null) pairs.add(new AuthorScale.Pair(author(byAuthors, i), one.difficulty(), one.error()));
        }
        return AuthorScale.of(pairs);
    }

    private AuthorScale.Authored author(Map<QuestionVersion, AuthorScale.Authored> byAuthors, int place) {
        return Objects.requireNonNull(byAuthors.get(items.get(place)));
    }

    private static AuthorScale.Estimate estimate(
            AuthorScale authors, AuthorScale.Authored author, @Nullable Measured measured) {
        return measured == null
                ? authors.authors(author)
                : authors.shrunk(new AuthorScale.Pair(author, measured.difficulty(), measured.error()));
    }

    private Yardstick yardstick(
            Difficulties found, double shift, AuthorScale authors, AuthorScale.Estimate[] estimates) {
        Map<String, Population> populations = new LinkedHashMap<>();
        exams.forEach((exam, place) -> {
            var own = found.populations().get(place);
            populations.put(exam, new Population(own.mean() + shift, own.sd()));
        });
        var reference = List.copyOf(populations.values()).get(standard());
        double level = Arrays.stream(estimates)
                .mapToDouble(estimate -> PaperReader.expected(reference, estimate.difficulty()))
                .average()
                .orElse(0.5);
        return new Yardstick(scores.papers(), populations, reference, level, authors, Optional.empty());
    }

    /**
     * {@return the exam whose candidates all expected shares are told by: the largest, but the one of before as long as no other is
     * twice as large} One that overtakes another by little would move the expected score of every item, and with it what is
     * a paper of the difficulty a blueprint asks for.
     */
    private int standard() {
        int largest = papersOfExam.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
        var before = measurements.latest();
        return before.populations().entrySet().stream()
                .filter(exam -> exam.getValue().equals(before.reference()))
                .flatMap(exam -> Optional.ofNullable(exams.get(exam.getKey())).stream())
                .filter(standing -> papers(largest) < OVERTAKEN * papers(standing))
                .findFirst()
                .orElse(largest);
    }

    private int papers(int exam) {
        return papersOfExam.getOrDefault(exam, 0);
    }

    private List<ItemTally> tallies(
            List<Counted> known, AuthorScale.Estimate[] estimates, Yardstick yardstick, Then then) {
        if (then == Then.COUNT_AGAIN) {
            return known.stream()
                    .map(item -> new ItemTally(item.tally().optionCount()))
                    .toList();
        }
        var recounted = new Recount(
                        scores,
                        Arrays.stream(estimates)
                                .mapToDouble(AuthorScale.Estimate::difficulty)
                                .toArray(),
                        yardstick.reference(),
                        yardstick.level())
                .tallies();
        for (int i = 0; i < recounted.length; i++) known.get(i).tally().recounted(recounted[i]);
        return known.stream().map(Counted::tally).toList();
    }

    private void write(
            List<ItemTally> tallies,
            List<Counted> known,
            @Nullable Measured[] measured,
            AuthorScale.Estimate[] estimates,
            Yardstick yardstick,
            Instant now) {
        table.write(
                IntStream.range(0, known.size())
                        .mapToObj(i -> new Counted(
                                known.get(i).question(),
                                tallies.get(i),
                                measured[i],
                                estimates[i],
                                PaperReader.expected(yardstick.reference(), estimates[i].difficulty())))
                        .toList(),
                now);
    }
}
