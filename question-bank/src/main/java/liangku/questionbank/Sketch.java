package liangku.questionbank;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a question looks like from afar: the set of its shingles, two neighbouring words each. A Chinese character is a
 * word, as is a run of letters and digits; case, width, blanks and punctuation make no difference, nor does the order of
 * options. Pure.
 *
 * <p>Two questions are as similar as their sets overlap (Jaccard, 1901). To find the similar ones among a hundred
 * thousand, a MinHash signature of 60 numbers (Broder, 1997) is cut into 12 bands of 5: questions that agree in a whole
 * band are compared. A pair of similarity 0.80 is found with a probability of 0.991, one of 0.85 with 0.999; of pairs
 * below 0.2 one in 260 is compared in vain.
 *
 * <p>In a short question one word is much: 留样食品应保存48小时 and 24小时 are 0.69. Two whose difference may be one place
 * are near-duplicates from 0.55 on; that they meet is not left to chance: each short question that
 * has nothing but its stem also goes under what is left of it without one word, for each of its words, and two that differ
 * by a word have such a rest in common. A changed word of two characters is found by chance, as in longer ones.
 */
final class Sketch {

    /** From here on two questions are near-duplicates. */
    static final double NEAR = 0.80;

    /** From here on those are, too, between which there may be but one word of difference. */
    static final double NEAR_BUT_FOR_A_WORD = 0.55;

    /** Shingles of either that the other has not, if they differ in one word of two characters. */
    private static final int OF_A_WORD_MAX = 3;

    /** Words of a short question: with more, one does not bring the likeness below {@link #NEAR}. */
    private static final int SHORT_MAX = 20;

    /** Characters beyond which nobody needs to count words. */
    private static final int STEM_MAX = 200;

    /** Words of the shortest question that another may be near to without being the same. */
    private static final int SHORT_MIN = 5;

    /**
     * Of the bits of two signs, so many may differ between near-duplicates of {@link #NEAR}: six do on average, 17 of one pair
     * in 10,000. It says nothing of those of {@link #NEAR_BUT_FOR_A_WORD}.
     */
    static final int UNLIKE_MAX = 16;

    /** The sign of a question of which none was noted. */
    static final long UNKNOWN = -1;

    private static final int BANDS = 12;
    private static final int ROWS = 5;
    private static final long EDGE = 0x9E3779B97F4A7C15L;
    private static final long REST = 0x5851F42D4C957F2DL;
    private static final long[] NONE = {};

    /** Fixed for ever: the bands of all questions in the database hang on them. */
    private static final long[] FACTORS = factors();

    private final long[] shingles;
    /** The words of its stem, in their order, if it is short and there is nothing else; none otherwise. */
    private final long[] words;

    private @Nullable Signature signature;

    private record Signature(List<Integer> bands, long sign) {}

    private Sketch(long[] shingles, long[] words) {
        this.shingles = shingles;
        this.words = words;
    }

    static Sketch of(Body body) {
        var wording = Wording.of(body);
        var shingles = shingles(wording).sorted().distinct().toArray();
        return new Sketch(shingles, shortStem(wording));
    }

    /** With options there are enough other words. */
    private static long[] shortStem(Wording wording) {
        boolean alone = wording.options().isEmpty()
                && wording.prompts().isEmpty()
                && wording.parts().isEmpty();
        if (!alone || wording.stem().length() > STEM_MAX) return NONE;
        var words = words(Folding.lowered(wording.stem()));
        return words.length >= SHORT_MIN && words.length <= SHORT_MAX ? words : NONE;
    }

    private static LongStream shingles(Wording words) {
        return texts(words).flatMapToLong(Sketch::shingles);
    }

    private static Stream<String> texts(Wording words) {
        var own = Stream.of(List.of(words.stem()), words.options(), words.prompts(), words.accepted())
                .flatMap(List::stream);
        return Stream.concat(own, words.parts().stream().flatMap(Sketch::texts));
    }

    /** The edge of a text is a word too, so that "60" is not lost for having no neighbour. */
    private static LongStream shingles(String text) {
        var words = words(Folding.lowered(text));
        if (words.length == 0) return LongStream.empty();
        return IntStream.rangeClosed(0, words.length)
                .mapToLong(i -> mixed((i == 0 ? EDGE : words[i - 1]) * 31 + (i == words.length ? EDGE : words[i])));
    }

    private static long[] words(String text) {
        var words = new long[text.length()];
        int count = 0;
        long run = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean within = isOfRun(c) || (run != 0 && isPointBetweenDigits(text, i - 1));
            if (within) {
                run = mixed(run + c);
                continue;
            }
            if (run != 0) words[count++] = run;
            run = 0;
            if (isWord(c)) words[count++] = mixed(c);
        }
        if (run != 0) words[count++] = run;
        return Arrays.copyOf(words, count);
    }

    private static boolean isOfRun(int c) {
        return Character.isLetterOrDigit(c) && !Character.isIdeographic(c);
    }

    private static boolean isPointBetweenDigits(String text, int at) {
        return text.charAt(at) == '.'
                && Character.isDigit(text.charAt(at - 1))
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at + 1));
    }

    /** Ideographs and signs that change the sense, such as &lt;, % and ±; not punctuation. */
    private static boolean isWord(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION -> c == '%';
            default -> !Character.isWhitespace(c) && !Character.isISOControl(c);
        };
    }

    /** {@return how much of both is common, 0 to 1} */
    double similarity(Sketch other) {
        return similarity(common(other), other);
    }

    private double similarity(int common, Sketch other) {
        int all = shingles.length + other.shingles.length - common;
        return all == 0 ? 1 : (double) common / all;
    }

    /** {@return whether they say nearly the same} */
    boolean isNear(Sketch other) {
        int common = common(other);
        double similarity = similarity(common, other);
        boolean butForAWord = Math.max(shingles.length, other.shingles.length) - common <= OF_A_WORD_MAX;
        return similarity >= NEAR || (butForAWord && similarity >= NEAR_BUT_FOR_A_WORD);
    }

    private int common(Sketch other) {
        int common = 0;
        int i = 0;
        int j = 0;
        while (i < shingles.length && j < other.shingles.length) {
            if (shingles[i] == other.shingles[j]) {
                common++;
                i++;
                j++;
            } else if (shingles[i] < other.shingles[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }

    /** {@return the same, of less weight: for one of many that are kept for a while} */
    Sketch withoutBands() {
        return new Sketch(shingles, words);
    }

    /** {@return the hashes of its bands, in order; of a short question those of what is left without each word, too} */
    List<Integer> bands() {
        return signature().bands;
    }

    /** {@return of {@link #bands()} those of what is left of a short question: who has one in common differs by a word} */
    List<Integer> rests() {
        var all = bands();
        return all.subList(Math.min(BANDS, all.size()), all.size());
    }

    /**
     * {@return a bit of each number of the signature} Two questions of similarity s agree in a bit with a probability of
     * (1 + s) / 2 (Li and König, 2010).
     */
    long sign() {
        return signature().sign;
    }

    /** {@return in how many bits another sign differs from this one's} */
    int unlike(long sign) {
        return Long.bitCount(sign() ^ sign);
    }

    private Signature signature() {
        var known = signature;
        if (known == null) {
            known = signed();
            signature = known;
        }
        return known;
    }

    private Signature signed() {
        var least = new long[BANDS * ROWS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (long shingle : shingles) {
            for (int i = 0; i < least.length; i++) least[i] = Math.min(least[i], (shingle * FACTORS[i]) >>> 1);
        }
        var bands = new Integer[BANDS];
        long sign = 0;
        for (int band = 0; band < BANDS; band++) {
            long hash = 1L + band;
            for (int row = 0; row < ROWS; row++) {
                long number = least[band * ROWS + row];
                hash = mixed(hash + number);
                sign = (sign << 1) | (mixed(number) & 1);
            }
            bands[band] = (int) (hash >>> 32);
        }
        return new Signature(withRests(bands), sign);
    }

    private List<Integer> withRests(Integer[] bands) {
        if (words.length == 0) return List.of(bands);
        var all = new LinkedHashSet<>(List.of(bands));
        for (int without = -1; without < words.length; without++) {
            long hash = REST;
            for (int i = 0; i < words.length; i++) if (i != without) hash = mixed(hash * 31 + words[i]);
            all.add((int) (hash >>> 32));
        }
        return List.copyOf(all);
    }

    private static long[] factors() {
        var chance = new SplitMix64(20260301);
        return IntStream.range(0, BANDS * ROWS)
                .mapToLong(i -> chance.next() | 1)
                .toArray();
    }

    /** The finisher of SplitMix64: every bit of the result hangs on every bit given. */
    private static long mixed(long z) {
        long x = ((z + EDGE) ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }
}
