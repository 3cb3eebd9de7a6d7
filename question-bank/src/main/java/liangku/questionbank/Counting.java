package liangku.questionbank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import liangku.questionbank.ItemStatisticsTable.Content;
import liangku.questionbank.ItemStatisticsTable.Counted;
import liangku.questionbank.ItemStatisticsTable.DayOf;
import liangku.questionbank.MeasurementTable.Yardstick;
import liangku.questionbank.statistics.AuthorScale;
import liangku.questionbank.statistics.ItemTally;
import liangku.questionbank.statistics.LeakWatch;
import liangku.questionbank.statistics.PaperReader;
import liangku.questionbank.statistics.Sight;

/** Adds some papers to what was known of their items. Used once. */
final class Counting {

    /** What is known less well is not watched for leaks: it would be our own error that is found. */
    static final double WATCHED_ERROR_MAX = 0.2;

    private final Yardstick yardstick;
    private final Map<QuestionVersion, Content> contents;
    private final Function<PaperKey, Paper> papers;
    private final Map<QuestionVersion, Item> items = new HashMap<>();
    private final Map<String, PaperReader> readers = new HashMap<>();
    private final Map<ItemOnDay, double[]> days = new HashMap<>();

    /** An item while it is counted: curves are by exam. */
    private record Item(Counted known, Content content, Map<String, double[]> curves) {}

    private record ItemOnDay(QuestionVersion question, LocalDate day) {}

    /**
     * @param known those of the items that were ever counted
     * @param contents of all items
     */
    Counting(
            Yardstick yardstick,
            List<Counted> known,
            Map<QuestionVersion, Content> contents,
            Function<PaperKey, Paper> papers) {
        this.yardstick = yardstick;
        this.contents = contents;
        this.papers = papers;
        for (var item : known) items.put(item.question(), item(item, content(item.question())));
    }

    private Content content(QuestionVersion question) {
        var content = contents.get(question);
        if (content == null) throw new IllegalArgumentException("no question " + question);
        return content;
    }

    private static Item item(Counted known, Content content) {
        return new Item(known, content, new HashMap<>());
    }

    private Item item(QuestionVersion question) {
        return items.computeIfAbsent(question, _ -> {
            var content = content(question);
            var authors = yardstick.authors().authors(content.difficulty());
            var expected = PaperReader.expected(yardstick.reference(), authors.difficulty());
            var tally = new ItemTally(Chosen.options(content.body()));
            return item(new Counted(question, tally, content.difficulty(), null, authors, expected), content);
        });
    }

    Ability add(SatPaper paper) {
        int size = paper.items().size();
        var reader = readers.computeIfAbsent(
                paper.exam(), exam -> new PaperReader(yardstick.population(exam), yardstick.level()));
        var curves = new double[size][];
        var standard = new double[size];
        var shares = new double[size];
        for (int i = 0; i < size; i++) {
            var item = item(paper.items().get(i).question());
            curves[i] = item.curves.computeIfAbsent(paper.exam(), _ -> reader.curve(difficulty(item.known)));
            standard[i] = item.known.expected();
            shares[i] = paper.items().get(i).share();
        }
        reader.read(curves, standard, shares, size);
        var faces = papers.apply(paper.key()).items();
        for (int i = 0; i < size; i++) {
            var sat = paper.items().get(i);
            var item = item(sat.question());
            var face = faces.get(i);
            var chosen = sat.response().map(response -> Chosen.of(item.content.body(), face, response));
            item.known.tally().add(new Sight(sat.share(), reader.rest(i), sat.seconds(), chosen));
            watch(item.known, paper.day(), sat.share(), reader.expected(i));
        }
        return new Ability(reader.ability(), reader.error());
    }

    private static double difficulty(Counted known) {
        AuthorScale.Estimate estimate = known.difficulty();
        if (estimate == null) throw new IllegalStateException("no difficulty of " + known.question());
        return estimate.difficulty();
    }

    private void watch(Counted known, LocalDate day, double share, double expected) {
        var measured = known.measured();
        if (measured == null || measured.error() > WATCHED_ERROR_MAX) return;
        var sums = days.computeIfAbsent(new ItemOnDay(known.question(), day), _ -> new double[4]);
        sums[0]++;
        sums[1] += share;
        sums[2] += expected;
        sums[3] += expected * (1 - expected);
    }

    /** {@return the items as they are now} */
    List<Counted> items() {
        return items.values().stream().map(Item::known).toList();
    }

    List<DayOf> days() {
        List<DayOf> list = new ArrayList<>();
        days.forEach((on, sums) ->
                list.add(new DayOf(on.question, new LeakWatch.Day(on.day, (int) sums[0], sums[1], sums[2], sums[3]))));
        return list;
    }

    /** Which of the author's options a response means, whatever letters they had on that paper. */
    private static final class Chosen {

        private static final int STATEMENT = 2;

        static int options(Body body) {
            return switch (body) {
                case Body.SingleChoice single -> single.options().size();
                case Body.MultipleChoice multiple -> multiple.options().size();
                case Body.TrueFalse _ -> STATEMENT;
                case Body.Matching _, Body.Ordering _, Body.FillText _, Body.FillNumber _, Body.Case _ -> 0;
            };
        }

        static Set<Integer> of(Body body, PaperItem face, Response response) {
            return switch (body) {
                case Body.SingleChoice _, Body.MultipleChoice _ -> letters(body, face, response);
                case Body.TrueFalse _ -> Set.of(response.values().contains(Marking.RIGHT) ? 0 : 1);
                case Body.Matching _, Body.Ordering _, Body.FillText _, Body.FillNumber _, Body.Case _ -> Set.of();
            };
        }

        private static Set<Integer> letters(Body body, PaperItem face, Response response) {
            Set<Integer> chosen = new TreeSet<>();
            for (var option : face.options()) {
                if (response.values().contains(option.key())) {
                    chosen.add(body.options().indexOf(option.text()));
                }
            }
            return chosen;
        }
    }
}
