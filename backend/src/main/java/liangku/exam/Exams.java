package liangku.exam;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The exams there are; few, and changed rarely. A policy put in force elsewhere is known here within a minute. */
@Component
public class Exams {

    private final LoadingCache<Class<Exams>, Known> exams;

    private final ExamTable table;

    public Exams(JdbcClient db, ExamSettings settings) {
        table = new ExamTable(db, settings);
        exams = Caffeine.newBuilder().refreshAfterWrite(Duration.ofMinutes(1)).build(all -> Known.of(table.all()));
    }

    private record Policy(ExamId exam, int number) {}

    /** @param terms of every policy that ever was in force: an attempt keeps the one it began under */
    private record Known(List<Exam> exams, Map<Policy, ExamTerms> terms) {

        static Known of(List<ExamTable.Version> versions) {
            var terms = new HashMap<Policy, ExamTerms>();
            for (var version : versions) {
                var exam = version.exam();
                terms.put(new Policy(exam.id(), exam.policy()), exam.terms());
            }
            return new Known(
                    versions.stream()
                            .filter(ExamTable.Version::inForce)
                            .map(ExamTable.Version::exam)
                            .toList(),
                    Map.copyOf(terms));
        }
    }

    public List<Exam> list() {
        return known().exams();
    }

    public Optional<Exam> find(ExamId id) {
        return list().stream().filter(exam -> exam.id().equals(id)).findFirst();
    }

    /** {@return the exam of this code, e.g. the one a programme names} */
    public Optional<Exam> find(String code) {
        return list().stream().filter(exam -> exam.code().equals(code)).findFirst();
    }

    /** {@return the exam an attempt was of: exams are never deleted} */
    Exam of(Sitting sitting) {
        return find(sitting.exam()).orElseThrow(() -> new IllegalStateException("no exam " + sitting.exam()));
    }

    /** {@return what the policy says that an attempt began under; policies are never deleted} */
    ExamTerms terms(ExamId exam, int policy) {
        var wanted = new Policy(exam, policy);
        return Optional.ofNullable(known().terms().get(wanted))
                // It was put in force at another node, less than a minute ago.
                .or(() -> Optional.ofNullable(read().terms().get(wanted)))
                .orElseThrow(() -> new IllegalStateException("no policy %d of exam %s".formatted(policy, exam)));
    }

    /** The next one who asks is told what the database says now. */
    void forget() {
        exams.invalidateAll();
    }

    private Known known() {
        return Optional.ofNullable(exams.getIfPresent(Exams.class)).orElseGet(this::read);
    }

    /** Not under the cache's lock: who holds a connection must not wait there for one who waits for a connection. */
    private Known read() {
        var read = Known.of(table.all());
        exams.put(Exams.class, read);
        return read;
    }
}
