package liangku.api;

import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.certificate.Certificate;
import liangku.exam.AttemptEvent;
import liangku.exam.AttemptId;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.practice.PaperDoubt;
import liangku.room.RoomEvent;
import liangku.timeline.AttemptStories;
import liangku.timeline.AttemptStory;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What happened to an attempt, for its candidate, for the regulator of its business, for the auditor. */
@RestController
@RequestMapping("/api/v1/attempts/{id}/timeline")
@PreAuthorize("hasAnyRole('WORKER', 'REGULATOR', 'AUDIT_ADMIN')")
class AttemptTimelineController {

    private final AttemptStories stories;

    AttemptTimelineController(AttemptStories stories) {
        this.stories = stories;
    }

    /** @param certificate the number of the certificate it earned, if it earned one */
    record TimelineJson(
            String attemptId,
            String workerId,
            String examId,
            List<EventJson> events,
            @Nullable String certificate) {}

    enum What {
        SUMMONED,
        CALLED_OFF,
        EXTRA_TIME_GRANTED,
        EXTRA_TIME_ENDED,
        STARTED,
        PIN_REFUSED,
        LOCKED_PIN_TRIED,
        PIN_HANDED_OUT,
        PIN_UNLOCKED,
        SEATED,
        SEAT_LEFT,
        PICTURE_TAKEN,
        PICTURE_SEEN,
        PICTURE_DELETED,
        READ_ELSEWHERE,
        TAKEN_OVER,
        SAVED,
        CAME_TOO_LATE,
        REFUSED,
        DECIDED,
        CLOSED,
        SEALED,
        MARKED,
        CORRECTIONS_SEEN,
        PASS_TAKEN_BACK,
        DOUBTED,
        DOUBT_ANSWERED
    }

    /**
     * One event.
     *
     * @param facts what there is to say of it. STARTED: {@code number}, {@code deadline}, {@code policy},
     *     {@code extraTimePercent}. SEATED, at a shared device: {@code place},
     *     {@code pin} (which: PHONE, DEVICE, ONCE). SEAT_LEFT: {@code place}, {@code why}. SAVED: {@code until},
     *     {@code answers}, {@code items}, {@code late} (after the end, with proof). CAME_TOO_LATE: {@code answers},
     *     {@code why}. REFUSED, as none to the paper: {@code answers}. DECIDED: {@code answers}, {@code decision}, and for others than the candidate {@code by} and
     *     {@code remark}. CLOSED: {@code by} (CANDIDATE, DEADLINE). SEALED: {@code afterMs}, {@code whole}. MARKED:
     *     {@code revision}, {@code percent}, {@code verdict}, {@code brokenAt} where the phone's chain is broken. Before the
     *     start: SUMMONED to a session and CALLED_OFF: {@code opensAt}. EXTRA_TIME_GRANTED: {@code percent}, {@code counts}
     *     (false: while the attempt ran, and not for it). EXTRA_TIME_ENDED: {@code percent}. These four have {@code by} for
     *     others than the candidate. READ_ELSEWHERE, on a phone that did not write it: nothing. PIN_REFUSED: {@code place},
     *     {@code left} (how many more could be tried; 0 locked it). LOCKED_PIN_TRIED, told once for each time it was locked:
     *     {@code place}. PICTURE_TAKEN: {@code place}, {@code until} it is kept. PICTURE_DELETED:
     *     {@code why} (CONSENT, TERM). CORRECTIONS_SEEN, by the candidate, for the first time, or
     *     practised: nothing. DOUBTED, a question of the marked paper: nothing. PIN_HANDED_OUT, for one time,
     *     PIN_UNLOCKED, PICTURE_SEEN, DOUBT_ANSWERED and PASS_TAKEN_BACK have {@code by} for others than the candidate, the
     *     last also {@code reason}: it and {@code remark} are in the words of who wrote them, and may name somebody.
     */
    record EventJson(Instant at, What what, Map<String, Object> facts) {}

    /** Counts and times, and never a question, an answer or a key. */
    @Operation(summary = "Read what happened to an attempt, in order")
    @GetMapping
    TimelineJson timeline(Caller caller, @PathVariable UUID id) {
        var attempt = new AttemptId(id);
        var story = switch (caller.role()) {
            case WORKER -> stories.of(attempt, caller.workerOrThrow());
            case AUDIT_ADMIN -> stories.of(attempt);
            default -> stories.of(attempt, caller.scope());
        };
        return story.map(found -> json(found, caller.role() == Role.WORKER))
                .orElseThrow(() -> Problem.notFound("attempt", id));
    }

    private static TimelineJson json(AttemptStory story, boolean own) {
        return new TimelineJson(
                story.exam().attempt().toString(),
                story.exam().worker().toString(),
                story.exam().exam().toString(),
                events(story, own),
                story.certificate().map(issued -> issued.number().toString()).orElse(null));
    }

    private static List<EventJson> events(AttemptStory story, boolean own) {
        List<EventJson> events = new ArrayList<>();
        story.room().forEach(event -> events.add(room(event, own)));
        story.exam().events().forEach(event -> events.add(json(event, story.certificate(), own)));
        story.doubts().forEach(doubt -> events.addAll(doubt(doubt, own)));
        // A stable sort: what has the same time stays in the order in which such things happen.
        events.sort(Comparator.comparing(EventJson::at));
        return events;
    }

    private static EventJson room(RoomEvent event, boolean own) {
        Map<String, Object> facts = new LinkedHashMap<>();
        var what = switch (event) {
            case RoomEvent.Seated seated -> {
                facts.put("place", seated.place());
                facts.put("pin", seated.pin());
                yield What.SEATED;
            }
            case RoomEvent.Left left -> {
                facts.put("place", left.place());
                facts.put("why", left.why());
                yield What.SEAT_LEFT;
            }
            case RoomEvent.PinRefused refused -> {
                facts.put("place", refused.place());
                facts.put("left", refused.left());
                yield What.PIN_REFUSED;
            }
            case RoomEvent.LockedPinTried tried -> {
                facts.put("place", tried.place());
                yield What.LOCKED_PIN_TRIED;
            }
            case RoomEvent.PinHandedOut handedOut -> {
                by(facts, handedOut.by(), own);
                yield What.PIN_HANDED_OUT;
            }
            case RoomEvent.PinUnlocked unlocked -> {
                by(facts, unlocked.by(), own);
                yield What.PIN_UNLOCKED;
            }
            case RoomEvent.PictureTaken taken -> {
                facts.put("place", taken.place());
                facts.put("until", taken.keptUntil());
                yield What.PICTURE_TAKEN;
            }
            case RoomEvent.PictureSeen seen -> {
                by(facts, seen.by(), own);
                yield What.PICTURE_SEEN;
            }
            case RoomEvent.PictureDeleted deleted -> {
                facts.put("why", deleted.byCandidate() ? "CONSENT" : "TERM");
                yield What.PICTURE_DELETED;
            }
        };
        return new EventJson(event.at(), what, facts);
    }

    private static List<EventJson> doubt(PaperDoubt doubt, boolean own) {
        List<EventJson> events = new ArrayList<>();
        events.add(new EventJson(doubt.raisedAt(), What.DOUBTED, Map.of()));
        doubt.answer().ifPresent(answer -> {
            Map<String, Object> facts = new LinkedHashMap<>();
            by(facts, answer.by(), own);
            events.add(new EventJson(answer.at(), What.DOUBT_ANSWERED, facts));
        });
        return events;
    }

    /** @param own a candidate is told what was decided, and not by whom */
    private static EventJson json(AttemptEvent event, Optional<Certificate> certificate, boolean own) {
        var facts = facts(event, own);
        if (event instanceof AttemptEvent.PassTakenBack && !own) {
            certificate.flatMap(Certificate::revocation).ifPresent(revoked -> {
                facts.put("by", revoked.by());
                facts.put("reason", revoked.reason());
            });
        }
        return new EventJson(event.at(), what(event), facts);
    }

    private static What what(AttemptEvent event) {
        return switch (event) {
            case AttemptEvent.Summoned _ -> What.SUMMONED;
            case AttemptEvent.CalledOff _ -> What.CALLED_OFF;
            case AttemptEvent.ExtraTimeGranted _ -> What.EXTRA_TIME_GRANTED;
            case AttemptEvent.ExtraTimeEnded _ -> What.EXTRA_TIME_ENDED;
            case AttemptEvent.ReadElsewhere _ -> What.READ_ELSEWHERE;
            case AttemptEvent.Started _ -> What.STARTED;
            case AttemptEvent.TakenOver _ -> What.TAKEN_OVER;
            case AttemptEvent.Saved _ -> What.SAVED;
            case AttemptEvent.CameTooLate _ -> What.CAME_TOO_LATE;
            case AttemptEvent.Refused _ -> What.REFUSED;
            case AttemptEvent.Decided _ -> What.DECIDED;
            case AttemptEvent.Closed _ -> What.CLOSED;
            case AttemptEvent.Sealed _ -> What.SEALED;
            case AttemptEvent.Marked _ -> What.MARKED;
            case AttemptEvent.CorrectionsSeen _ -> What.CORRECTIONS_SEEN;
            case AttemptEvent.PassTakenBack _ -> What.PASS_TAKEN_BACK;
        };
    }

    private static Map<String, Object> facts(AttemptEvent event, boolean own) {
        Map<String, Object> facts = new LinkedHashMap<>();
        switch (event) {
            case AttemptEvent.Summoned summoned -> {
                facts.put("opensAt", summoned.opensAt());
                by(facts, summoned.by(), own);
            }
            case AttemptEvent.CalledOff off -> {
                facts.put("opensAt", off.opensAt());
                by(facts, off.by(), own);
            }
            case AttemptEvent.ExtraTimeGranted granted -> {
                facts.put("percent", granted.percent());
                facts.put("counts", granted.counts());
                by(facts, granted.by(), own);
            }
            case AttemptEvent.ExtraTimeEnded ended -> {
                facts.put("percent", ended.percent());
                by(facts, ended.by(), own);
            }
            case AttemptEvent.Started started -> {
                facts.put("number", started.number());
                facts.put("deadline", started.deadline());
                facts.put("policy", started.policy());
                facts.put("extraTimePercent", started.extraTimePercent());
            }
            case AttemptEvent.Saved saved -> {
                facts.put("until", saved.until());
                facts.put("answers", saved.answers());
                facts.put("items", saved.items());
                facts.put("late", saved.late());
            }
            case AttemptEvent.CameTooLate late -> {
                facts.put("answers", late.answers());
                facts.put("why", late.reason());
            }
            case AttemptEvent.Refused refused -> facts.put("answers", refused.answers());
            case AttemptEvent.Decided decided -> {
                facts.put("answers", decided.answers());
                facts.put("decision", decided.decision());
                by(facts, decided.by(), own);
                if (!own) facts.put("remark", decided.remark());
            }
            case AttemptEvent.Closed closed -> facts.put("by", closed.byCandidate() ? "CANDIDATE" : "DEADLINE");
            case AttemptEvent.Sealed sealed -> {
                facts.put("afterMs", sealed.after().toMillis());
                facts.put("whole", sealed.holds());
            }
            case AttemptEvent.Marked marked -> {
                facts.put("revision", marked.revision());
                facts.put("percent", marked.percent());
                facts.put("verdict", marked.verdict());
                marked.brokenAt().ifPresent(seq -> facts.put("brokenAt", seq));
            }
            case AttemptEvent.ReadElsewhere _,
                    AttemptEvent.TakenOver _,
                    AttemptEvent.CorrectionsSeen _,
                    AttemptEvent.PassTakenBack _ -> {}
        }
        return facts;
    }

    private static void by(Map<String, Object> facts, String by, boolean own) {
        if (!own) {
            facts.put("by", by);
        }
    }
}
