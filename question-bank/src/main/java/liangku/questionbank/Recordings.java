package liangku.questionbank;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Texts of questions read aloud by a person, or by a better voice than phones have. A recording belongs to words: whatever
 * question says them has it, and words that are changed have none.
 */
@Component
public class Recordings {

    /** Most recordings of a page, or wanted texts; a page of these ends with a question, so it may be a few more. */
    public static final int PAGE_MAX = 200;

    private static final long BYTES_AT_HAND = 32L << 20;
    private static final Named TEXT = new Phrase("朗读的文字", "the text that is read");
    private static final String WANTED = "MP3, M4A (AAC) ≤ 512 KB";

    private static final int QUESTIONS_AT_ONCE = 200;

    /** So many are looked through for one page: where nearly all is recorded, nobody waits for the few that are not. */
    private static final int QUESTIONS_A_PAGE = 2_000;

    private final RecordingTable table;
    private final ApplicationEventPublisher events;

    private final Cache<String, Sound> atHand = Caffeine.newBuilder()
            .maximumWeight(BYTES_AT_HAND)
            .weigher((String hash, Sound sound) -> sound.bytes.length)
            .build();

    /** What a recording's address answers. */
    public static final class Sound {

        private final String mediaType;
        private final byte[] bytes;

        Sound(String mediaType, byte[] bytes) {
            this.mediaType = mediaType;
            this.bytes = bytes.clone();
        }

        public String mediaType() {
            return mediaType;
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }

    public Recordings(JdbcClient db, ApplicationEventPublisher events) {
        this.table = new RecordingTable(db);
        this.events = events;
    }

    /**
     * Keeps a recording of a text, instead of the one it had. Tells of it.
     *
     * @param name of the file, for people
     * @param by a subject such as {@code account:<uuid>}
     */
    public RecordingKeeping keep(String text, byte[] bytes, String name, String by, Instant now) {
        var said = Spoken.of(text);
        if (said.isEmpty()) return new RecordingKeeping.Refused(Fault.of(Fault.Code.MISSING, TEXT));
        if (said.length() > QuestionContent.TEXT_MAX) {
            return new RecordingKeeping.Refused(
                    Fault.of(Fault.Code.TOO_LONG, TEXT, said.length(), QuestionContent.TEXT_MAX));
        }
        if (bytes.length > Recording.BYTES_MAX) return refused(name, bytes.length / 1024 + " KB; " + WANTED);
        var mediaType = RecordingFile.mediaType(bytes);
        if (mediaType.isEmpty()) return refused(name, WANTED);
        var sha256 = HexFormat.of().formatHex(Canonical.sha256().digest(bytes));
        var recording = new Recording(said, sha256, mediaType.get(), by, now);
        table.keep(recording.id(), recording, bytes);
        tell(RecordingChanged.Change.KEPT, recording.id(), sha256, by, now);
        return new RecordingKeeping.Kept(recording);
    }

    private static RecordingKeeping refused(String name, String why) {
        return new RecordingKeeping.Refused(Fault.of(Fault.Code.BAD_RECORDING, Texts.shortened(name), why));
    }

    private void tell(RecordingChanged.Change change, String id, String sha256, String by, Instant now) {
        events.publishEvent(new RecordingChanged(change, id, sha256, by, now));
    }

    /**
     * Takes the recording of a text away. Tells of it.
     *
     * @return whether the text had one
     */
    public boolean remove(String text, String by, Instant now) {
        return removeById(Spoken.name(Spoken.of(text)), by, now);
    }

    /**
     * Takes a recording away. Tells of it.
     *
     * @param id {@link Recording#id()}
     * @return whether there was one
     */
    public boolean removeById(String id, String by, Instant now) {
        var removed = table.remove(id);
        removed.ifPresent(sha256 -> tell(RecordingChanged.Change.REMOVED, id, sha256, by, now));
        return removed.isPresent();
    }

    /** Recordings, and the id behind which the next page begins. */
    public record KeptRecordings(List<Recording> recordings, Optional<String> next) {
        public KeptRecordings {
            recordings = List.copyOf(recordings);
        }
    }

    /**
     * {@return all that was recorded, a page at a time, in an order of no meaning}
     *
     * @param after {@code next} of the page before; empty for the first
     */
    public KeptRecordings kept(String after, int limit) {
        int most = Math.clamp(limit, 1, PAGE_MAX);
        var found = table.page(after, most + 1);
        if (found.size() <= most) return new KeptRecordings(found, Optional.empty());
        return new KeptRecordings(
                found.subList(0, most), Optional.of(found.get(most - 1).id()));
    }

    /** {@return the recordings of those of these texts that have one, by the text as it was given} */
    public Map<String, Recording> of(Collection<String> texts) {
        var names = new LinkedHashMap<String, String>();
        for (var text : texts) names.put(text, Spoken.name(Spoken.of(text)));
        var known = table.find(names.values());
        Map<String, Recording> found = new LinkedHashMap<>();
        names.forEach((text, name) -> Optional.ofNullable(known.get(name)).ifPresent(one -> found.put(text, one)));
        return found;
    }

    /** {@return what there is to hear on a paper, by the text as it is said} */
    public Map<String, Recording> of(Paper paper) {
        return of(paper.items().stream()
                .flatMap(item -> Stream.concat(Stream.of(item.face()), item.parts().stream()))
                .flatMap(face -> Stream.of(
                                Stream.of(face.stem()),
                                face.prompts().stream(),
                                face.options().stream().map(PaperOption::text))
                        .flatMap(texts -> texts))
                .map(Spoken::of)
                .distinct()
                .toList());
    }

    /** {@return what is heard of this question, Chinese first, with the recordings there are} */
    public List<Heard> heard(Question question) {
        var lines = Spoken.lines(question.content());
        var known = of(lines.stream().map(Spoken.Line::said).toList());
        return lines.stream()
                .map(line -> new Heard(line.language(), line.said(), Optional.ofNullable(known.get(line.said()))))
                .toList();
    }

    /**
     * {@return texts of questions in use that have no recording, by identifier}
     *
     * <p>In use is the newest approved version of a question that is not retired: what a release has, or will.
     *
     * @param after {@code next} of the page before; empty for the first
     */
    public WantedRecordings wanted(String after, int limit) {
        int most = Math.clamp(limit, 1, PAGE_MAX);
        List<WantedRecordings.Wanted> wanted = new ArrayList<>();
        Set<String> told = new HashSet<>();
        var place = after;
        for (int read = 0; read < QUESTIONS_A_PAGE; read += QUESTIONS_AT_ONCE) {
            var questions = table.approved(place, QUESTIONS_AT_ONCE);
            var said = new LinkedHashMap<Question, List<Spoken.Line>>();
            for (var question : questions) said.put(question, Spoken.lines(question.content()));
            var known = of(said.values().stream()
                            .flatMap(List::stream)
                            .map(Spoken.Line::said)
                            .toList())
                    .keySet();
            for (var question : questions) {
                place = question.identifier();
                for (var line : said.getOrDefault(question, List.of())) {
                    if (!known.contains(line.said()) && told.add(line.said())) {
                        wanted.add(new WantedRecordings.Wanted(line.language(), line.said(), place));
                    }
                }
                if (wanted.size() >= most) return new WantedRecordings(wanted, Optional.of(place));
            }
            if (questions.size() < QUESTIONS_AT_ONCE) return new WantedRecordings(wanted, Optional.empty());
        }
        return new WantedRecordings(wanted, Optional.of(place));
    }

    /** @param sha256 lower-case hex */
    public Optional<Sound> sound(String sha256) {
        var known = Optional.ofNullable(atHand.getIfPresent(sha256));
        if (known.isPresent()) return known;
        var found = table.sound(sha256);
        found.ifPresent(sound -> atHand.put(sha256, sound));
        return found;
    }
}
