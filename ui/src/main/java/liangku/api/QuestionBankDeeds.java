package liangku.api;

import java.util.Map;
import liangku.audit.Audit;
import liangku.questionbank.BlueprintPublished;
import liangku.questionbank.PreviewChanged;
import liangku.questionbank.QuestionsFiled;
import liangku.questionbank.RecordingChanged;
import liangku.questionbank.ReleasePublished;
import liangku.questionbank.Releases;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the question bank tells of that belongs in the audit log, too: in the transaction in which it is done. */
@Component
class QuestionBankDeeds {

    private final Audit audit;
    private final Releases releases;

    QuestionBankDeeds(Audit audit, Releases releases) {
        this.audit = audit;
        this.releases = releases;
    }

    @EventListener
    void preview(PreviewChanged preview) {
        var detail = Map.of("questions", preview.questions());
        switch (preview.change()) {
            case OPENED -> audit.record(preview.by(), "preview-opened", "preview", preview.id(), detail, preview.at());
            case REVOKED ->
                audit.record(preview.by(), "preview-revoked", "preview", preview.id(), detail, preview.at());
        }
    }

    @EventListener
    void recording(RecordingChanged recording) {
        var detail = Map.of("file", recording.sha256());
        var deed = switch (recording.change()) {
            case KEPT -> "recording-kept";
            case REMOVED -> "recording-removed";
        };
        audit.record(recording.by(), deed, "recording", recording.id(), detail, recording.at());
    }

    @EventListener
    void published(ReleasePublished published) {
        var release = releases.find(published.release()).orElseThrow();
        var detail = Map.of("number", release.number(), "questions", release.questions(), "note", release.note());
        var id = release.id().toString();
        audit.record(release.publishedBy(), "release-published", "release", id, detail, release.publishedAt());
    }

    @EventListener
    void published(BlueprintPublished blueprint) {
        var detail = Map.of("version", blueprint.version());
        audit.record(blueprint.by(), "blueprint-published", "blueprint", blueprint.code(), detail, blueprint.at());
    }

    @EventListener
    void filed(QuestionsFiled filed) {
        var detail = Map.of("count", filed.count(), "changes", filed.changes());
        if (filed.count() == 1) {
            var id = filed.questions().getFirst().toString();
            audit.record(filed.by(), "questions-filed", "question", id, detail, filed.at());
        } else {
            audit.record(filed.by(), "questions-filed", "question-bank", "many", detail, filed.at());
        }
    }
}
