package liangku.questionbank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import liangku.questionbank.ItemStatisticsTable.Counted;
import liangku.questionbank.ItemStatisticsTable.DayOf;
import liangku.questionbank.MeasurementTable.Yardstick;
import liangku.questionbank.statistics.Glance;
import liangku.questionbank.statistics.ItemTally;
import liangku.questionbank.statistics.LeakWatch;
import liangku.questionbank.statistics.PaperReader;
import liangku.questionbank.statistics.Trace;

/** Adds some papers to what was known of their items. Used once. */
final class Counting {

    /** What is known less well is not watched for leaks: it would be our own error that is found. */
    static final double WATCHED_ERROR_MAX = 0.2;

    private final Yardstick yardstick;
    private final Function<PaperKey, List<ItemSeen>> papers;
    private final Map<QuestionVersion, Item> known = new HashMap<>();
    private final Map<QuestionVersion, Item> fresh = new HashMap<>();
    private final Map<Form, PaperReader> readers = new HashMap<>();
    private final Map<ItemOnDay, double[]> days = new HashMap<>();

    /** What papers are read alike. */
    private record Form(String exam, int nodes) {}

    /** An item while it is counted. */
    private record Item(Counted counted, Map<Form, double[]> curves) {

        Item(Counted counted) {
            this(counted, new HashMap<>());
        }

        double difficulty() {
            return counted.difficulty().difficulty();
        }

        boolean isWatched() {
            var measured = counted.measured();
            return measured != null && measured.error() <= WATCHED_ERROR_MAX;
        }
    }

    static final Comparator<QuestionVersion> IN_ORDER = Comparator.comparing(
                    (QuestionVersion question) -> question.id().value())
            .thenComparingInt(QuestionVersion::version);

    private record ItemOnDay(QuestionVersion question, LocalDate day) {}

    /**
     * @param counted those of the items that were ever counted
     * @param papers tells what a candidate saw
     */
    Counting(Yardstick yardstick, List<Counted> counted, Function<PaperKey, List<ItemSeen>> papers) {
        this.yardstick = yardstick;
        this.papers = papers;
        for (var item : counted) known.put(item.question(), new Item(item));
    }

    /** Adds a paper, once what it left behind before is taken back. {@return what it leaves behind now} */
    Trace add(SatPaper paper) {
        var items = items(paper);
        paper.before().ifPresent(trace -> takeBack(paper, items, trace));
        var shares = paper.items().stream().mapToDouble(SatPaper.Item::share).toArray();
        var reader = read(paper.exam(), items, shares);
        var seen = papers.apply(paper.key());
        List<Trace.Item> left = new ArrayList<>(shares.length);
        for (int i = 0; i < shares.length; i++) {
            var sat = paper.items().get(i);
            var chosen = sat.response().map(seen.get(i)::chosen);
            var glance = Glance.of(reader.rest(i), sat.seconds(), chosen);
            items.get(i).counted.tally().add(shares[i], reader.rest(i), glance);
            float predicted = items.get(i).isWatched() ? (float) reader.expected(i) : Float.NaN;
            left.add(new Trace.Item(shares[i], glance, predicted));
        }
        watch(paper, left, 1);
        return new Trace(reader.ability(), reader.error(), left);
    }

    /** Rests follow from the shares it had and the difficulties in force: a measuring has recounted the sums by them. */
    private void takeBack(SatPaper paper, List<Item> items, Trace trace) {
        var shares = trace.shares();
        var reader = read(paper.exam(), items, shares);
        for (int i = 0; i < shares.length; i++) {
            items.get(i)
                    .counted
                    .tally()
                    .takeBack(shares[i], reader.rest(i), trace.items().get(i).glance());
        }
        watch(paper, trace.items(), -1);
    }

    private PaperReader read(String exam, List<Item> items, double[] shares) {
        var form = new Form(exam, PaperReader.nodes(shares.length));
        var reader = readers.computeIfAbsent(
                form, _ -> new PaperReader(yardstick.population(exam), yardstick.level(), form.nodes));
        var curves = new double[shares.length][];
        var standard = new double[shares.length];
        for (int i = 0; i < shares.length; i++) {
            var item = items.get(i);
            curves[i] = item.curves.computeIfAbsent(form, _ -> reader.curve(item.difficulty()));
            standard[i] = item.counted.expected();
        }
        reader.read(curves, standard, shares, shares.length);
        return reader;
    }

    private List<Item> items(SatPaper paper) {
        var seen = papers.apply(paper.key());
        List<Item> items = new ArrayList<>(seen.size());
        for (int i = 0; i < paper.items().size(); i++) {
            var question = paper.items().get(i).question();
            if (!seen.get(i).question().equals(question)) {
                throw new IllegalArgumentException("%s does not have %s".formatted(paper.key(), question));
            }
            items.add(item(seen.get(i)));
        }
        return items;
    }

    private Item item(ItemSeen seen) {
        return Optional.ofNullable(known.get(seen.question()))
                .orElseGet(() -> fresh.computeIfAbsent(seen.question(), _ -> unknown(seen)));
    }

    private Item unknown(ItemSeen seen) {
        var authors = yardstick.authors().authors(seen.authored());
        var expected = PaperReader.expected(yardstick.reference(), authors.difficulty());
        return new Item(new Counted(seen.question(), new ItemTally(seen.options()), null, authors, expected));
    }

    private void watch(SatPaper paper, List<Trace.Item> items, int times) {
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            if (!item.isWatched()) continue;
            var on = new ItemOnDay(paper.items().get(i).question(), paper.day());
            var sums = days.computeIfAbsent(on, _ -> new double[4]);
            double predicted = item.predicted();
            sums[0] += times;
            sums[1] += times * item.share();
            sums[2] += times * predicted;
            sums[3] += times * LeakWatch.normalizer(predicted);
        }
    }

    /** {@return as they are now, the items that were counted before} */
    List<Counted> known() {
        return inOrder(known.values());
    }

    /** {@return as they are now, the items that nobody had seen before} */
    List<Counted> fresh() {
        return inOrder(fresh.values());
    }

    /** As the indexes are: rows that lie together are found together, which costs less where there are many. */
    private static List<Counted> inOrder(Collection<Item> items) {
        return items.stream()
                .map(Item::counted)
                .sorted(Comparator.comparing(Counted::question, IN_ORDER))
                .toList();
    }

    /** {@return what came to each item on each day, or went} */
    List<DayOf> days() {
        return days.entrySet().stream()
                .map(entry -> dayOf(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(DayOf::question, IN_ORDER))
                .toList();
    }

    private static DayOf dayOf(ItemOnDay on, double[] sums) {
        return new DayOf(on.question, new LeakWatch.Day(on.day, (int) sums[0], sums[1], sums[2], sums[3]));
    }
}
