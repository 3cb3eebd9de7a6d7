package liangku.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import liangku.employer.Regions;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.supervision.Deliveries;
import liangku.supervision.Entry;
import liangku.supervision.Feed;
import liangku.supervision.PublishedKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The feed as it can be read, numbered without gaps, and how far its push has come. */
@RestController
@RequestMapping("/api/v1/supervision")
class SupervisionController {

    private static final int DEAD_LETTERS = 200;

    private final Feed feed;
    private final Deliveries deliveries;
    private final PublishedKeys keys;
    private final Regions regions;
    private final Clock clock;

    SupervisionController(Feed feed, Deliveries deliveries, PublishedKeys keys, Regions regions, Clock clock) {
        this.feed = feed;
        this.deliveries = deliveries;
        this.keys = keys;
        this.regions = regions;
        this.clock = clock;
    }

    /**
     * @param data byte for byte what was digested
     * @param signType how digest and signature were made, of this record
     * @param keyId which key signed it, see {@code /keys}; null if that key is gone and was not noted then
     */
    record Line(
            long position,
            String dataType,
            String bizId,
            int version,
            String op,
            String occurredAt,

            @JsonRawValue @Schema(implementation = Object.class)
            String data,

            String digest,
            String signature,
            String signType,
            @Nullable String keyId) {}

    /**
     * @param signType of the page's own signature
     * @param keyId of the page's own signature
     * @param signature over positions and signatures of the page, see docs/supervision-feed.md
     */
    record Page(List<Line> entries, long next, String signType, String keyId, String signature) {}

    @Operation(summary = "Read the supervision feed from a position on")
    @GetMapping("/feed")
    @PreAuthorize("hasAnyRole('REGULATOR', 'SYSTEM_ADMIN')")
    Page feed(
            Caller caller,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        if (caller.role() != Role.SYSTEM_ADMIN && !regions.isAll(caller.scope())) {
            throw Problem.forbidden("whole-city-only");
        }
        if (after < 0) {
            throw Problem.badRequest("bad-position", after);
        }
        var page = feed.page(after, limit);
        return new Page(
                page.entries().stream().map(SupervisionController::line).toList(),
                page.next(),
                page.signType(),
                page.keyId(),
                page.signature());
    }

    /**
     * @param since when it began to sign
     * @param current whether it signs now
     * @param publicKey PEM, of {@code SM2-SM3}; null of the others, whose key is a secret of both sides
     */
    record Key(
            String keyId,
            String signType,
            Instant since,
            boolean current,
            @Nullable String publicKey) {}

    /** @param keys the latest first */
    record Keys(List<Key> keys) {}

    @Operation(summary = "Read which keys sign the supervision feed or have signed it, and the public ones among them")
    @GetMapping("/keys")
    @PreAuthorize("permitAll()")
    Keys keys() {
        return new Keys(keys.list().stream()
                .map(key -> new Key(
                        key.keyId(),
                        key.signType(),
                        key.since(),
                        key.current(),
                        key.publicKey().orElse(null)))
                .toList());
    }

    /** @param deadLetters the oldest first, at most 200 */
    record Delivering(List<Deliveries.Count> counts, List<Deliveries.DeadLetter> deadLetters) {}

    @Operation(summary = "Read how far the push to the supervision platform has come")
    @GetMapping("/deliveries")
    @PreAuthorize("hasRole('SYSTEM_ADMIN')")
    Delivering deliveries(@RequestParam(defaultValue = "0") long after) {
        return new Delivering(deliveries.counts(), deliveries.deadLetters(after, DEAD_LETTERS));
    }

    @Operation(summary = "Push all dead letters afresh")
    @PostMapping("/dead-letters/revival")
    @PreAuthorize("hasRole('SYSTEM_ADMIN')")
    Delivering revive(Caller caller) {
        deliveries.revive(caller.subject(), clock.instant());
        return deliveries(0);
    }

    private static Line line(Entry entry) {
        return new Line(
                entry.position(),
                entry.dataType().name(),
                entry.bizId(),
                entry.version(),
                entry.op().name(),
                entry.occurredAt().toString(),
                entry.data(),
                entry.digest(),
                entry.signature(),
                entry.signType().header(),
                entry.keyId().orElse(null));
    }
}
