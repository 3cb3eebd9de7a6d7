package liangku.exam;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The exams there are; few, and changed rarely. */
@Component
public class Exams {

    private final LoadingCache<Class<Exams>, List<Exam>> exams;

    private final ExamTable table;

    public Exams(JdbcClient db) {
        table = new ExamTable(db);
        exams = Caffeine.newBuilder().refreshAfterWrite(Duration.ofMinutes(1)).build(all -> table.all());
    }

    public List<Exam> list() {
        return Optional.ofNullable(exams.getIfPresent(Exams.class)).orElseGet(this::read);
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

    /** Not under the cache's lock: who holds a connection must not wait there for one who waits for a connection. */
    private List<Exam> read() {
        var read = table.all();
        exams.put(Exams.class, read);
        return read;
    }
}
