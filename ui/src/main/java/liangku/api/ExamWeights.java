package liangku.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import liangku.courseware.Language;
import liangku.exam.Exam;
import liangku.questionbank.Blueprint;
import liangku.questionbank.Blueprints;
import liangku.questionbank.Paper;
import liangku.questionbank.Papers;
import liangku.questionbank.Picture;
import liangku.questionbank.Pictures;
import liangku.questionbank.ReleaseId;
import liangku.questionbank.Releases;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * How much of somebody's data an exam takes, told before it starts: a paper as it goes over the network, with its pictures.
 * Which paper it will be nobody knows; a few are drawn that nobody sits, and the heaviest is told.
 */
@Component
class ExamWeights {

    private static final int SPECIMENS = 5;

    /** A bank grows by a question at a time; a number that is rounded anyway may be old. */
    private static final Duration KEPT = Duration.ofMinutes(30);

    private static final int EXAMS_MAX = 500;

    /** Head of the answer, ticket and what stands around the paper. */
    private static final int ENVELOPE = 1_500;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Releases releases;
    private final Blueprints blueprints;
    private final Papers papers;
    private final Pictures pictures;
    private final Cache<Asked, Optional<Long>> known =
            Caffeine.newBuilder().maximumSize(EXAMS_MAX).expireAfterWrite(KEPT).build();

    ExamWeights(Releases releases, Blueprints blueprints, Papers papers, Pictures pictures) {
        this.releases = releases;
        this.blueprints = blueprints;
        this.papers = papers;
        this.pictures = pictures;
    }

    private record Asked(String blueprint, Language language) {}

    /** {@return bytes; empty where no paper can be drawn now} */
    Optional<Long> of(Exam exam, Locale locale) {
        var asked = new Asked(exam.blueprint(), Language.of(locale));
        // Not under the cache's lock: who draws needs a connection.
        return Optional.ofNullable(known.getIfPresent(asked)).orElseGet(() -> {
            var weighed = releases.latest()
                    .flatMap(release -> blueprints
                            .latest(asked.blueprint())
                            .flatMap(blueprint -> heaviest(release, blueprint, locale)));
            known.put(asked, weighed);
            return weighed;
        });
    }

    private Optional<Long> heaviest(ReleaseId release, Blueprint blueprint, Locale locale) {
        try {
            var most = 0L;
            for (var seed = 0; seed < SPECIMENS; seed++) {
                most = Math.max(most, bytes(specimen(release, blueprint, seed, locale), locale));
            }
            return Optional.of(most);
        } catch (IllegalArgumentException infeasible) {
            // Whoever tries to start it is told.
            return Optional.empty();
        }
    }

    private Paper specimen(ReleaseId release, Blueprint blueprint, long seed, Locale locale) {
        var key = papers.draw(release, blueprint.id(), seed);
        return switch (Language.of(locale)) {
            case ZH -> papers.paper(key);
            case EN -> papers.english(key);
        };
    }

    private long bytes(Paper paper, Locale locale) {
        var json = AttemptJson.paper(paper, locale);
        Set<String> shown = new HashSet<>();
        json.items().forEach(item -> {
            shown.addAll(in(item.stem(), item.options(), item.prompts()));
            item.parts().forEach(part -> shown.addAll(in(part.stem(), part.options(), part.prompts())));
        });
        return ENVELOPE
                + zipped(JSON.writeValueAsBytes(json))
                + shown.stream()
                        .flatMap(sha256 -> pictures.show(sha256).stream())
                        .mapToLong(picture -> picture.bytes().length)
                        .sum();
    }

    private static Set<String> in(String stem, List<AttemptJson.OptionJson> options, List<String> prompts) {
        Set<String> found = new HashSet<>(Picture.in(stem));
        options.forEach(option -> found.addAll(Picture.in(option.text())));
        prompts.forEach(prompt -> found.addAll(Picture.in(prompt)));
        return found;
    }

    private static int zipped(byte[] json) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.size();
    }
}
