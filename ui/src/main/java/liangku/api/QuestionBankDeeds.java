package liangku.api;

import java.util.Map;
import liangku.audit.Audit;
import liangku.questionbank.PreviewChanged;
import liangku.questionbank.QuestionsFiled;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the question bank tells of that belongs in the audit log, too: in the transaction in which it is done. */
@Component
class QuestionBankDeeds {

    private final Audit audit;

    QuestionBankDeeds(Audit audit) {
        this.audit = audit;
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
