package liangku.questionbank;

/**
 * An item of a file that is a question.
 *
 * @param place where its outcome belongs among those of the file, from 0
 * @param digest of the content
 * @param twin of the body
 * @param body as it lies in the database
 * @param about as it lies in the database
 */
record ImportItem(
        int place,
        QuestionContent content,
        FormReader.LabelsForm labels,
        String digest,
        String twin,
        String body,
        String about) {

    static ImportItem of(int place, QuestionContent content, FormReader.LabelsForm labels) {
        return new ImportItem(
                place,
                content,
                labels,
                Canonical.of(content),
                Twin.of(content.body()),
                BodyJson.write(content.body()),
                AboutJson.write(content.about()));
    }

    Stored stored() {
        return Stored.of(content, body, about);
    }

    String identifier() {
        return content.identifier();
    }

    /** {@return the same under another identifier} */
    ImportItem under(String identifier) {
        var renamed = new QuestionContent(
                identifier,
                content.body(),
                content.explanation(),
                content.knowledgePoint(),
                content.difficulty(),
                content.source(),
                content.about());
        return new ImportItem(place, renamed, labels, Canonical.of(renamed), twin, body, about);
    }
}
