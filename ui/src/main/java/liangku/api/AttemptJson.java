package liangku.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import liangku.courseware.Language;
import liangku.exam.Answer;
import liangku.exam.Attempt;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.Exam;
import liangku.exam.PhoneId;
import liangku.exam.Receipt;
import liangku.exam.Writer;
import liangku.questionbank.Face;
import liangku.questionbank.Paper;
import liangku.questionbank.PaperItem;
import liangku.questionbank.PaperOption;
import liangku.questionbank.QuestionKind;
import org.jspecify.annotations.Nullable;

/**
 * How attempts look on the wire. Written out field by field: nothing of a question gets out that is not named here, least
 * of all seed, question or key. The ticket names the release, and anybody can read it there: it says which of the bank's
 * states the paper is from, which all candidates of a day share, and opens nothing to who does not sit at the bank's desk.
 * Of that release the seed alone tells the paper and the order of its options, and it never leaves the platform.
 */
final class AttemptJson {

    private AttemptJson() {}

    /** An attempt as its candidate sees it, told apart by {@code state}. */
    @Schema(
            name = "Attempt",
            oneOf = {Open.class, Marked.class})
    sealed interface Seen permits Open, Marked {}

    /**
     * @param serverTime for a client whose clock is wrong: the deadline is meant by this one
     * @param ticket signed; to be shown again with answers and papers that nobody saw being made
     * @param writer which phone the attempt is written on; null as long as none has said so
     */
    record Open(
            String attemptId,
            String examId,
            String title,
            String state,
            Instant startedAt,
            Instant deadline,
            Instant serverTime,
            long savedSeq,
            String digest,
            int passPercent,
            int points,
            PaperJson paper,
            List<AnswerJson> answers,
            String ticket,
            @Nullable WriterJson writer)
            implements Seen {}

    /**
     * @param mine whether it is the phone that asks
     * @param since when it took the attempt
     */
    record WriterJson(boolean mine, Instant since) {
        static WriterJson of(Writer writer, Optional<PhoneId> asking) {
            return new WriterJson(asking.filter(writer.phone()::equals).isPresent(), writer.since());
        }
    }

    /** @param sections in the order of the paper; empty if its parts have no names */
    record PaperJson(List<ItemJson> items, List<SectionJson> sections) {}

    /** A named part of the paper: it begins with item {@code from}. */
    record SectionJson(int from, String title) {}

    /** @param parts of a case; what is empty is empty, never absent */
    record ItemJson(
            int item,
            QuestionKind kind,
            String stem,
            int points,
            List<OptionJson> options,
            List<String> prompts,
            String unit,
            List<PartJson> parts) {}

    record PartJson(QuestionKind kind, String stem, List<OptionJson> options, List<String> prompts, String unit) {}

    record OptionJson(String key, String text) {}

    record AnswerJson(long seq, int item, List<String> response) {}

    /**
     * @param retakeAt from when it may be sat again after a failure; null where there is nothing to repeat
     * @param lateAnswers how many came when the time was up, as the phone showed that they were given before; they count unless they would
     *     lower the mark
     * @param sealed how the paper was handed in on a phone without a network; null if the platform heard of it at once
     */
    record Marked(
            String attemptId,
            String examId,
            String title,
            String state,
            Instant startedAt,
            Instant submittedAt,
            Attempt.Ended endedBy,
            BigDecimal score,
            int maxScore,
            BigDecimal percent,
            boolean passed,
            int passPercent,
            List<TopicJson> topics,
            @Nullable String certificateNumber,
            @Nullable Instant retakeAt,
            @Nullable ReceiptJson receipt,
            int lateAnswers,
            @Nullable SealedJson sealed)
            implements Seen {}

    /**
     * @param at when, by the phone's account
     * @param whole whether all answers that the phone had sealed came
     */
    record SealedJson(Instant at, boolean whole) {}

    /**
     * What the candidate holds: the platform can compute the digest again years later.
     *
     * @param lines how many answers were in the journal, changed ones included
     */
    record ReceiptJson(String number, Instant at, int lines, String digest) {
        static ReceiptJson of(Receipt receipt) {
            return new ReceiptJson(receipt.number().toString(), receipt.at(), receipt.lines(), receipt.digest());
        }
    }

    /**
     * @param lost how many of its items did not earn all their points; what was wrong is in {@code /attempts/{id}/lost}
     * @param lesson where to learn it; null where nothing was lost or no lesson is on it
     */
    record TopicJson(
            String code,
            String zh,
            String en,
            BigDecimal earned,
            int max,
            int lost,
            @Nullable LessonJson lesson) {}

    record LessonJson(String id, String title) {}

    static String title(Exam exam, Locale locale) {
        return switch (Language.of(locale)) {
            case ZH -> exam.titleZh();
            case EN -> exam.titleEn();
        };
    }

    /** @param paper of the attempt, in the words its candidate reads */
    static Open open(
            Attempt.Open attempt, Paper paper, String ticket, @Nullable WriterJson writer, Locale locale, Instant now) {
        return new Open(
                attempt.id().toString(),
                attempt.exam().id().toString(),
                title(attempt.exam(), locale),
                "OPEN",
                attempt.startedAt(),
                attempt.deadline(),
                now,
                attempt.savedSeq(),
                paper.digest(),
                attempt.passPercent(),
                paper.points(),
                paper(paper, locale),
                attempt.answers().stream().map(AttemptJson::answer).toList(),
                ticket,
                writer);
    }

    static PaperJson paper(Paper paper, Locale locale) {
        return new PaperJson(
                paper.items().stream().map(AttemptJson::item).toList(),
                paper.parts().stream()
                        .map(part -> new SectionJson(
                                part.from(),
                                switch (Language.of(locale)) {
                                    case ZH -> part.titleZh();
                                    case EN -> part.titleEn();
                                }))
                        .toList());
    }

    static Marked marked(
            Attempt.Marked attempt,
            List<TopicJson> topics,
            @Nullable String certificate,
            @Nullable Instant retakeAt,
            @Nullable SealedJson sealed,
            Locale locale) {
        return new Marked(
                attempt.id().toString(),
                attempt.exam().id().toString(),
                title(attempt.exam(), locale),
                "SUBMITTED",
                attempt.startedAt(),
                attempt.submittedAt(),
                attempt.ended(),
                attempt.earned(),
                attempt.max(),
                attempt.percent(),
                attempt.verdict() == Verdict.PASSED,
                attempt.passPercent(),
                topics,
                certificate,
                retakeAt,
                attempt.receipt().map(ReceiptJson::of).orElse(null),
                attempt.late(),
                sealed);
    }

    static ItemJson item(PaperItem item) {
        return new ItemJson(
                item.number(),
                item.kind(),
                item.stem(),
                item.points(),
                options(item.face()),
                item.face().prompts(),
                item.face().unit(),
                item.parts().stream().map(AttemptJson::part).toList());
    }

    private static PartJson part(Face part) {
        return new PartJson(part.kind(), part.stem(), options(part), part.prompts(), part.unit());
    }

    private static List<OptionJson> options(Face face) {
        return face.options().stream().map(AttemptJson::option).toList();
    }

    private static OptionJson option(PaperOption option) {
        return new OptionJson(option.key(), option.text());
    }

    private static AnswerJson answer(Answer answer) {
        return new AnswerJson(answer.seq(), answer.item(), answer.response().values());
    }
}
