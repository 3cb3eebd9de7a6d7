package liangku.bench;

import java.io.IOException;

/** A bank that grows through the public contract: an author imports, a reviewer approves and publishes. */
final class QuestionBank {

    /** A workbook of so many rows stays well below the 100 MB that one upload may have. */
    private static final int ROWS_MAX = 50_000;

    private final Rest rest;
    private final String author;
    private final String reviewer;
    private final InventedQuestions questions = InventedQuestions.read();
    private int size;

    QuestionBank(Rest rest) throws IOException {
        this.rest = rest;
        this.author = rest.demo("author");
        this.reviewer = rest.demo("reviewer");
    }

    String author() {
        return author;
    }

    /** Imports until there are so many invented questions, approves them, and publishes a release with all of them. */
    void growTo(int wanted) throws IOException {
        while (size < wanted) {
            var to = Math.min(wanted, size + ROWS_MAX);
            var imported = imported(questions.workbook(size, to), to - size);
            rest.send("PUT", "/api/v1/question-bank/imports/" + imported + "/submission", author, "")
                    .orThrow();
            rest.send("PUT", "/api/v1/question-bank/imports/" + imported + "/approval", reviewer, "")
                    .orThrow();
            size = to;
        }
        rest.send("POST", "/api/v1/question-bank/releases", reviewer, "{}").orThrow();
    }

    /** @throws IOException if a single row changed anything */
    void importedAgain(byte[] workbook, int rows) throws IOException {
        var report = rest.upload("/api/v1/question-bank/imports", author, "questions.xlsx", workbook)
                .orThrow()
                .json();
        if (report.get("unchanged").asInt() != rows) {
            throw new IOException("of %d rows %s were unchanged".formatted(rows, report.get("unchanged")));
        }
    }

    /** {@return the id of the import} @throws IOException if a single row was refused */
    String imported(byte[] workbook, int rows) throws IOException {
        var report = rest.upload("/api/v1/question-bank/imports", author, "questions.xlsx", workbook)
                .orThrow()
                .json();
        if (report.get("accepted").asInt() != rows) {
            throw new IOException("of %d rows %s were accepted, %s were rejected, %s duplicates"
                    .formatted(rows, report.get("accepted"), report.get("rejected"), report.get("duplicates")));
        }
        return report.get("importId").asString();
    }
}
