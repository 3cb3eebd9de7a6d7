package liangku.questionbank;

/**
 * A content as it lies in the database and what it is found by, worked out: most of the work of writing it.
 *
 * @param words as they are searched
 * @param pairs of characters in the words, with commas between
 */
record Stored(String body, String about, String words, String pairs, Sketch sketch) {

    static Stored of(QuestionContent content) {
        var words = content.words();
        var sketch = Sketch.of(content.body());
        sketch.bands();
        return new Stored(
                BodyJson.write(content.body()), AboutJson.write(content.about()), words, WordPairs.of(words), sketch);
    }
}
