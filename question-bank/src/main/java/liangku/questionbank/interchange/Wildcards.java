package liangku.questionbank.interchange;

/** The star in Moodle's short answers: alone it stands for any words, behind a backslash for itself. */
final class Wildcards {

    private Wildcards() {}

    /** {@return the answer as words; {@code draft} takes what stands for any words} */
    static String read(String answer, Draft draft) {
        if (answer.replace("\\*", "").contains("*")) draft.refuse("wildcard *");
        return answer.replace("\\*", "*");
    }

    static String write(String spelling) {
        return spelling.replace("*", "\\*");
    }
}
