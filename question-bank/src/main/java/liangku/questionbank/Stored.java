package liangku.questionbank;

/**
 * A content as it lies in the database and what it is found by, worked out: most of the work of writing it.
 *
 * @param words as they are searched
 * @param pairs of characters in the words
 */
record Stored(String body, String about, String words, WordPairs pairs, Sketch sketch) {

    static Stored of(QuestionContent content) {
        return of(content, BodyJson.write(content.body()), AboutJson.write(content.about()));
    }

    /** The same, where the JSON is at hand. */
    static Stored of(QuestionContent content, String body, String about) {
        var words = content.words();
        var sketch = Sketch.of(content.body());
        sketch.bands();
        return new Stored(body, about, words, WordPairs.of(words), sketch);
    }
}
