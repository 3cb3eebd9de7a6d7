package liangku.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import liangku.certificate.Certificate;
import liangku.certificate.Revocation;
import liangku.exam.AttemptEvent;
import liangku.exam.AttemptMarked.Verdict;
import liangku.exam.LateDecision;
import liangku.room.RoomEvent;
import liangku.timeline.AttemptStory;

/** What happened to an attempt, from its start downwards. */
public final class AttemptTimeline extends OrderedList {

    private static final long serialVersionUID = 1L;

    private final Formats formats = Formats.of(getLocale());
    private final boolean ownWordsSaid;

    private record Timed(Instant at, Line line) {}

    /** One line of it. */
    private record Line(String what, Optional<String> more, Optional<Tone> tone) {

        static Line plain(String what) {
            return new Line(what, Optional.empty(), Optional.empty());
        }

        Line adding(String word) {
            return new Line(
                    what, Optional.of(more.map(said -> said + " · " + word).orElse(word)), tone);
        }
    }

    /** @param names what people call a subject */
    public AttemptTimeline(AttemptStory story, Function<String, Optional<String>> names) {
        this(story, names, false);
    }

    /**
     * {@return the same, for who is shown no candidate's name} Reasons stand in the audit log as they were written, and so they
     * do here; that they may name somebody is said beside each.
     *
     * @param names what people call a subject
     */
    public static AttemptTimeline withoutNames(AttemptStory story, Function<String, Optional<String>> names) {
        return new AttemptTimeline(story, names, true);
    }

    private AttemptTimeline(AttemptStory story, Function<String, Optional<String>> names, boolean ownWordsSaid) {
        this.ownWordsSaid = ownWordsSaid;
        addClassName("lk-timeline");
        List<Timed> lines = new ArrayList<>();
        for (var event : story.room()) {
            lines.add(new Timed(event.at(), signed(line(event), by(event).flatMap(names))));
        }
        for (var event : story.exam().events()) {
            lines.add(new Timed(
                    event.at(),
                    signed(
                            line(event, story.certificate()),
                            by(event, story.certificate()).flatMap(names))));
        }
        for (var doubt : story.doubts()) {
            lines.add(new Timed(doubt.raisedAt(), Line.plain(getTranslation("kit.timeline.doubted"))));
            doubt.answer()
                    .ifPresent(answer -> lines.add(new Timed(
                            answer.at(),
                            signed(
                                    Line.plain(getTranslation("kit.timeline.doubtanswered")),
                                    names.apply(answer.by())))));
        }
        // A stable sort: what has the same time stays in the order in which such things happen.
        lines.sort(Comparator.comparing(Timed::at));
        for (var line : lines) {
            add(item(formats.second(line.at()), line.line()));
        }
        story.certificate()
                .map(issued -> new Line(
                        getTranslation("kit.timeline.certified", issued.number()),
                        Optional.empty(),
                        Optional.of(Tone.GOOD)))
                .ifPresent(line -> add(item("", line)));
    }

    private Line signed(Line line, Optional<String> name) {
        return name.map(who -> line.adding(getTranslation("kit.timeline.by", who)))
                .orElse(line);
    }

    /** {@return who did it, where it was neither the candidate nor the clock} */
    private static Optional<String> by(AttemptEvent event, Optional<Certificate> certificate) {
        return switch (event) {
            case AttemptEvent.Summoned summoned -> Optional.of(summoned.by());
            case AttemptEvent.CalledOff off -> Optional.of(off.by());
            case AttemptEvent.ExtraTimeGranted granted -> Optional.of(granted.by());
            case AttemptEvent.ExtraTimeEnded ended -> Optional.of(ended.by());
            case AttemptEvent.Decided decided -> Optional.of(decided.by());
            case AttemptEvent.PassTakenBack _ ->
                certificate.flatMap(Certificate::revocation).map(Revocation::by);
            case AttemptEvent.ReadElsewhere _,
                    AttemptEvent.CorrectionsSeen _,
                    AttemptEvent.Started _,
                    AttemptEvent.TakenOver _,
                    AttemptEvent.Saved _,
                    AttemptEvent.CameTooLate _,
                    AttemptEvent.Refused _,
                    AttemptEvent.Closed _,
                    AttemptEvent.Sealed _,
                    AttemptEvent.Marked _ -> Optional.empty();
        };
    }

    private static Optional<String> by(RoomEvent event) {
        return switch (event) {
            case RoomEvent.PinHandedOut handedOut -> Optional.of(handedOut.by());
            case RoomEvent.PinUnlocked unlocked -> Optional.of(unlocked.by());
            case RoomEvent.PictureSeen seen -> Optional.of(seen.by());
            case RoomEvent.Seated _,
                    RoomEvent.Left _,
                    RoomEvent.PinRefused _,
                    RoomEvent.LockedPinTried _,
                    RoomEvent.PictureTaken _,
                    RoomEvent.PictureDeleted _ -> Optional.empty();
        };
    }

    private Component item(String when, Line line) {
        var item = new ListItem();
        line.tone().ifPresent(tone -> item.getElement().setAttribute("data-tone", tone.attribute()));
        var time = new Span(when);
        time.addClassName("lk-quiet");
        var what = new Span(line.what());
        what.addClassName("lk-label");
        item.add(time, what);
        line.more().ifPresent(text -> {
            var more = new Span(text);
            more.addClassName("said");
            item.add(more);
        });
        return item;
    }

    private Line line(RoomEvent event) {
        return switch (event) {
            case RoomEvent.Seated seated ->
                new Line(
                        getTranslation("kit.timeline.seated", seated.place()),
                        Optional.of(getTranslation("kit.timeline.pin." + seated.pin())),
                        Optional.empty());
            case RoomEvent.Left left -> Line.plain(getTranslation("kit.timeline.left." + left.why()));
            case RoomEvent.PinRefused refused ->
                new Line(
                        getTranslation("kit.timeline.pinrefused", refused.place()),
                        refused.left() == 0 ? Optional.of(getTranslation("kit.timeline.pinlocked")) : Optional.empty(),
                        Optional.of(refused.left() == 0 ? Tone.STOP : Tone.WAIT));
            case RoomEvent.LockedPinTried tried ->
                new Line(
                        getTranslation("kit.timeline.lockedpintried", tried.place()),
                        Optional.empty(),
                        Optional.of(Tone.STOP));
            case RoomEvent.PinHandedOut _ -> Line.plain(getTranslation("kit.timeline.pinhandedout"));
            case RoomEvent.PinUnlocked _ -> Line.plain(getTranslation("kit.timeline.pinunlocked"));
            case RoomEvent.PictureTaken taken ->
                Line.plain(getTranslation("kit.timeline.picturetaken", formats.moment(taken.keptUntil())));
            case RoomEvent.PictureSeen _ -> Line.plain(getTranslation("kit.timeline.pictureseen"));
            case RoomEvent.PictureDeleted deleted ->
                Line.plain(getTranslation(
                        deleted.byCandidate() ? "kit.timeline.picturewithdrawn" : "kit.timeline.pictureover"));
        };
    }

    private Line line(AttemptEvent event, Optional<Certificate> certificate) {
        return switch (event) {
            case AttemptEvent.Summoned summoned ->
                Line.plain(getTranslation("kit.timeline.summoned", formats.second(summoned.opensAt())));
            case AttemptEvent.CalledOff off ->
                new Line(
                        getTranslation("kit.timeline.calledoff", formats.second(off.opensAt())),
                        Optional.empty(),
                        Optional.of(Tone.WAIT));
            case AttemptEvent.ExtraTimeGranted granted ->
                new Line(
                        getTranslation("kit.timeline.extratime", granted.percent()),
                        granted.counts() ? Optional.empty() : Optional.of(getTranslation("kit.timeline.notforthis")),
                        Optional.empty());
            case AttemptEvent.ExtraTimeEnded ended ->
                new Line(
                        getTranslation("kit.timeline.extratimeended", ended.percent()),
                        Optional.of(getTranslation("kit.timeline.notforthis")),
                        Optional.empty());
            case AttemptEvent.ReadElsewhere read ->
                new Line(getTranslation("kit.timeline.readelsewhere"), Optional.empty(), Optional.of(Tone.WAIT));
            case AttemptEvent.Started started -> started(started);
            case AttemptEvent.TakenOver takenOver ->
                new Line(getTranslation("kit.timeline.takenover"), Optional.empty(), Optional.of(Tone.WAIT));
            case AttemptEvent.Saved saved -> saved(saved);
            case AttemptEvent.CameTooLate late ->
                new Line(
                        getTranslation("kit.timeline.toolate", late.answers()),
                        Optional.of(getTranslation("regulator.late.why." + late.reason())),
                        Optional.of(Tone.STOP));
            case AttemptEvent.Refused refused ->
                new Line(
                        getTranslation("kit.timeline.unfit", refused.answers()),
                        Optional.empty(),
                        Optional.of(Tone.STOP));
            case AttemptEvent.Decided decided ->
                new Line(
                        getTranslation(
                                decided.decision() == LateDecision.TAKEN
                                        ? "kit.timeline.taken"
                                        : "kit.timeline.refused",
                                decided.answers()),
                        Optional.of(inOwnWords(decided.remark())),
                        Optional.of(Tone.WAIT));
            case AttemptEvent.Closed closed ->
                Line.plain(getTranslation(closed.byCandidate() ? "kit.timeline.handedin" : "kit.timeline.timeup"));
            case AttemptEvent.Sealed sealed ->
                new Line(
                        getTranslation("kit.timeline.sealed", sealed.after().toMinutes()),
                        sealed.holds() ? Optional.empty() : Optional.of(getTranslation("kit.timeline.sealbroken")),
                        Optional.of(sealed.holds() ? Tone.GOOD : Tone.STOP));
            case AttemptEvent.Marked marked -> marked(marked);
            case AttemptEvent.CorrectionsSeen _ -> Line.plain(getTranslation("kit.timeline.corrections"));
            case AttemptEvent.PassTakenBack back ->
                new Line(
                        getTranslation("kit.timeline.takenback"),
                        certificate
                                .flatMap(Certificate::revocation)
                                .map(Revocation::reason)
                                .map(this::inOwnWords),
                        Optional.of(Tone.STOP));
        };
    }

    private String inOwnWords(String reason) {
        return ownWordsSaid ? getTranslation("kit.timeline.ownwords", reason) : reason;
    }

    private Line started(AttemptEvent.Started started) {
        return new Line(
                getTranslation(
                        "kit.timeline.started", started.number(), formats.second(started.deadline()), started.policy()),
                started.extraTimePercent() == 0
                        ? Optional.empty()
                        : Optional.of(getTranslation("kit.timeline.extratime", started.extraTimePercent())),
                Optional.empty());
    }

    private Line saved(AttemptEvent.Saved saved) {
        var words = getTranslation(
                saved.late() ? "kit.timeline.late" : "kit.timeline.saved", saved.answers(), saved.items());
        return new Line(
                saved.until().equals(saved.at()) ? words : words + until(saved.until()),
                Optional.empty(),
                saved.late() ? Optional.of(Tone.WAIT) : Optional.empty());
    }

    private String until(Instant until) {
        return getTranslation("kit.timeline.until", formats.second(until));
    }

    private Line marked(AttemptEvent.Marked marked) {
        var passed = marked.verdict() == Verdict.PASSED;
        var verdict = getTranslation(passed ? "kit.attempt.passed" : "kit.attempt.failed");
        return new Line(
                getTranslation(
                        marked.revision() == 1 ? "kit.timeline.marked" : "kit.timeline.markedanew",
                        formats.percent(marked.percent()),
                        verdict),
                marked.brokenAt().map(seq -> getTranslation("kit.timeline.chainbroken", seq)),
                Optional.of(passed ? Tone.GOOD : Tone.STOP));
    }
}
