package liangku.ui.author;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import liangku.audit.Audit;
import liangku.questionbank.Blueprint;
import liangku.questionbank.FileFormat;
import liangku.questionbank.QuestionFilter;
import liangku.questionbank.interchange.BlueprintExports;
import liangku.questionbank.interchange.QuestionExports;
import org.springframework.stereotype.Component;

/** Files leave the house with the keys in them: who took them is written down before the first byte is sent. */
@Component
class Exporting {

    private final QuestionExports questions;
    private final BlueprintExports blueprints;
    private final Audit audit;

    Exporting(QuestionExports questions, BlueprintExports blueprints, Audit audit) {
        this.questions = questions;
        this.blueprints = blueprints;
        this.audit = audit;
    }

    /** Begins to look what becomes of the questions; of a large bank that takes seconds. */
    Looking<QuestionExports.Outlook> outlook(FileFormat format, QuestionFilter filter) {
        return Looking.start(wanted -> questions.outlook(format, filter, wanted));
    }

    BlueprintExports.Outcome outcome(FileFormat format, Blueprint blueprint) {
        return blueprints.export(format, blueprint);
    }

    void send(FileFormat format, QuestionFilter filter, Bank bank, OutputStream out) throws IOException {
        note(format, filter.asked(), bank);
        questions.write(format, filter, out);
    }

    void send(FileFormat format, Blueprint blueprint, BlueprintExports.Writable file, Bank bank, OutputStream out)
            throws IOException {
        note(format, Map.of("blueprint", blueprint.code()), bank);
        file.write(out);
    }

    private void note(FileFormat format, Map<String, String> what, Bank bank) {
        audit.record(bank.subject(), "questions-exported", "question-bank", format.name(), what, bank.now());
    }
}
