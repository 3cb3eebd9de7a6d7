package liangku.questionbank;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was right on a paper that is marked, and why: for its candidate, and for items that lost points only.
 *
 * <p>Nothing is told of a question that is kept for exams ({@link Labels#RESERVED}), or was at any time since the paper was
 * begun, nor of items that are only tried out. Questions that were retired since are explained: they counted, and stand on
 * papers no more.
 */
@Component
public class LostPoints {

    private static final LabelChange LIFTED =
            new LabelChange(LabelChange.Direction.REMOVED, LabelChange.Kind.TAG, Labels.RESERVED);

    private final JdbcClient db;
    private final QuestionTable questions;
    private final Papers papers;

    public LostPoints(JdbcClient db, Papers papers) {
        this.db = db;
        this.questions = new QuestionTable(db);
        this.papers = papers;
    }

    /**
     * {@return the items that count and did not earn all their points, in paper order}
     *
     * @param given what counted of the paper, by item; an item that is absent was not answered
     * @param begun when the paper was begun
     * @throws IllegalArgumentException as {@link Papers#mark}
     */
    public List<Correction> of(PaperKey key, Map<Integer, Response> given, Instant begun) {
        var paper = papers.drawn(key);
        var lost = paper.mark(given).items().stream().filter(LostPoints::isLost).toList();
        var versions = lost.stream().map(LostPoints::version).toList();
        Map<QuestionVersion, Question> known = questions.versions(versions).stream()
                .collect(Collectors.toMap(Question::reference, Function.identity()));
        // Asked after they were read: one that is kept for exams meanwhile is not told.
        var reserved = reserved(versions.stream().map(QuestionVersion::id).toList(), begun);
        return lost.stream()
                .map(mark -> Optional.ofNullable(known.get(version(mark)))
                        .filter(question -> !reserved.contains(question.id()))
                        .map(question -> told(paper, mark, question, given))
                        .orElseGet(() -> withheld(paper, mark)))
                .toList();
    }

    private static boolean isLost(Score.ItemMark mark) {
        return mark.use() == Score.Use.COUNTED && mark.earned().compareTo(BigDecimal.valueOf(mark.max())) < 0;
    }

    private static QuestionVersion version(Score.ItemMark mark) {
        return new QuestionVersion(mark.question(), mark.version());
    }

    private static Correction withheld(DrawnPaper paper, Score.ItemMark mark) {
        return new Correction.Withheld(mark.number(), topic(paper, mark), mark.earned(), mark.max());
    }

    private static Correction told(
            DrawnPaper paper, Score.ItemMark mark, Question question, Map<Integer, Response> given) {
        int place = mark.number() - 1;
        return new Correction.Told(
                topic(paper, mark),
                paper.paper().items().get(place),
                paper.english().items().get(place),
                given.getOrDefault(mark.number(), new Response(List.of())),
                paper.solution(mark, question.content()));
    }

    private static String topic(DrawnPaper paper, Score.ItemMark mark) {
        return paper.topics().get(mark.number() - 1);
    }

    /** What was lifted since is in a question's history, a line each. */
    private Set<QuestionId> reserved(List<QuestionId> ids, Instant since) {
        return db.sql("""
                        select q.id
                        from questionbank.question q
                        where q.id = any (:ids)
                          and (q.tags @> array[:reserved::text]
                               or exists (
                                   select from questionbank.remark r
                                   where r.question_id = q.id
                                     and r.step = 'FILED'
                                     and r.made_at >= :since
                                     and :lifted = any (string_to_array(r.body, chr(10)))))
                        """)
                .param("ids", QuestionTable.uuids(ids))
                .param("reserved", Labels.RESERVED)
                .param("since", Timestamp.from(since))
                .param("lifted", LIFTED.toString())
                .query((row, number) -> QuestionTable.id(row, "id"))
                .set();
    }
}
