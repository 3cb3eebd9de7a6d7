package liangku.questionbank.interchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import liangku.questionbank.PartForm;
import liangku.questionbank.Scoring;

/**
 * One question of an item, and how to find out which of our scorings its rules mean: answers to try, and what each earns
 * under each reading.
 *
 * @param response the identifier of its answer
 * @param right the right answer
 * @param probes other answers
 * @param readings what it may be, the likeliest first
 */
record QtiPart(String response, List<String> right, List<List<String>> probes, List<Reading> readings) {

    /**
     * A question of ours.
     *
     * @param shares what each probe earns, 0 to 1
     */
    record Reading(PartForm form, Scoring scoring, List<Double> shares) {

        public Reading {
            shares = List.copyOf(shares);
        }
    }

    /** Makes the form that a scoring gives. */
    interface Scored {
        PartForm form(Scoring scoring);
    }

    /** {@return a question whose answer is right or wrong} */
    static QtiPart plain(
            String response,
            List<String> right,
            PartForm form,
            List<List<String>> alsoRight,
            List<List<String>> wrong) {
        List<List<String>> probes = new ArrayList<>(alsoRight);
        probes.addAll(wrong);
        List<Double> shares = new ArrayList<>(Collections.nCopies(alsoRight.size(), 1.0));
        shares.addAll(Collections.nCopies(wrong.size(), 0.0));
        return new QtiPart(response, right, probes, List.of(new Reading(form, Scoring.ALL_OR_NOTHING, shares)));
    }

    /** {@return a multiple choice} */
    static QtiPart multiple(String response, List<String> right, List<String> all, Scored scored) {
        var wrong = all.stream().filter(choice -> !right.contains(choice)).toList();
        Set<List<String>> probes = new LinkedHashSet<>();
        for (int i = 0; i < right.size(); i++) {
            probes.add(right.subList(i, i + 1));
            probes.add(without(right, i));
        }
        for (var choice : wrong) {
            probes.add(List.of(choice));
            probes.add(with(right, choice));
            probes.add(with(right.subList(0, 1), choice));
            if (right.size() > 2) probes.add(with(right.subList(0, 2), choice));
        }
        probes.add(all);
        Set<String> wanted = new HashSet<>(right);
        return scored(response, right, probes, scored, scoring -> answer -> {
            int hits = (int) answer.stream().filter(wanted::contains).count();
            int misses = answer.size() - hits;
            return switch (scoring) {
                case ALL_OR_NOTHING -> hits == right.size() && misses == 0 ? 1 : 0;
                case PARTIAL -> misses == 0 ? (double) hits / right.size() : 0;
                case PARTIAL_WITH_PENALTY -> Math.max(0, (double) (hits - misses) / right.size());
            };
        });
    }

    /** {@return a matching; {@code wrong} are the same prompts each with a match that does not fit} */
    static QtiPart matching(String response, List<String> right, List<String> wrong, Scored scored) {
        Set<List<String>> probes = new LinkedHashSet<>();
        for (int i = 0; i < right.size(); i++) {
            probes.add(right.subList(i, i + 1));
            probes.add(without(right, i));
            probes.add(List.of(wrong.get(i)));
            probes.add(with(without(right, i), wrong.get(i)));
        }
        probes.add(wrong);
        Set<String> wanted = new HashSet<>(right);
        return scored(response, right, probes, scored, scoring -> answer -> {
            int hits = (int) answer.stream().filter(wanted::contains).count();
            return partly(scoring, hits, answer.size() - hits, right.size());
        });
    }

    /** {@return an ordering} */
    static QtiPart ordering(String response, List<String> right, Scored scored) {
        Set<List<String>> probes = new LinkedHashSet<>();
        for (int i = 0; i + 1 < right.size(); i++) {
            List<String> swapped = new ArrayList<>(right);
            swapped.set(i, right.get(i + 1));
            swapped.set(i + 1, right.get(i));
            probes.add(swapped);
        }
        List<String> turned = new ArrayList<>(right.subList(1, right.size()));
        turned.add(right.getFirst());
        probes.add(turned);
        probes.add(right.subList(0, 1));
        return scored(response, right, probes, scored, scoring -> answer -> {
            int hits = 0;
            for (int i = 0; i < answer.size(); i++) if (answer.get(i).equals(right.get(i))) hits++;
            return partly(scoring, hits, answer.size() - hits, right.size());
        });
    }

    private static double partly(Scoring scoring, int hits, int misses, int of) {
        return switch (scoring) {
            case ALL_OR_NOTHING -> hits == of && misses == 0 ? 1 : 0;
            case PARTIAL -> (double) hits / of;
            case PARTIAL_WITH_PENALTY -> Math.max(0, (double) (hits - misses) / of);
        };
    }

    /** What an answer earns under a scoring. */
    private interface Share {
        ToDoubleFunction<List<String>> under(Scoring scoring);
    }

    private static QtiPart scored(
            String response, List<String> right, Set<List<String>> tried, Scored scored, Share share) {
        tried.remove(right);
        var probes = List.copyOf(tried);
        List<Reading> readings = new ArrayList<>();
        for (var scoring : Scoring.values()) {
            var shares =
                    probes.stream().mapToDouble(share.under(scoring)).boxed().toList();
            readings.add(new Reading(scored.form(scoring), scoring, shares));
        }
        return new QtiPart(response, right, probes, readings);
    }

    private static List<String> without(List<String> list, int place) {
        List<String> rest = new ArrayList<>(list);
        rest.remove(place);
        return rest;
    }

    private static List<String> with(List<String> list, String one) {
        List<String> more = new ArrayList<>(list);
        more.add(one);
        return more;
    }
}
