package liangku.programme;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The training programmes; few, and changed rarely. */
@Component
public class Programmes {

    private final LoadingCache<Class<Programmes>, List<Programme>> programmes;

    private final ProgrammeTable table;

    public Programmes(JdbcClient db) {
        table = new ProgrammeTable(db);
        programmes =
                Caffeine.newBuilder().refreshAfterWrite(Duration.ofMinutes(1)).build(all -> table.all());
    }

    /** {@return all of them, the lowest level first} */
    public List<Programme> list() {
        return Optional.ofNullable(programmes.getIfPresent(Programmes.class)).orElseGet(this::read);
    }

    public Optional<Programme> find(ProgrammeId id) {
        return list().stream().filter(programme -> programme.id().equals(id)).findFirst();
    }

    /** {@return the programme of this code, e.g. {@code WORKER}} */
    public Optional<Programme> find(String code) {
        return list().stream()
                .filter(programme -> programme.code().equals(code))
                .findFirst();
    }

    /** Not under the cache's lock: who holds a connection must not wait there for one who waits for a connection. */
    private List<Programme> read() {
        var read = table.all();
        programmes.put(Programmes.class, read);
        return read;
    }
}
