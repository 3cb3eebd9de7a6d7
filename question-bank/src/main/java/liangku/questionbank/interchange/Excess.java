package liangku.questionbank.interchange;

import liangku.questionbank.Phrase;

/** More of something than any file of questions has, in both languages. */
final class Excess {

    private Excess() {}

    static Phrase more(long most, String zh, String en) {
        return new Phrase("超过%d%s".formatted(most, zh), "more than %d %s".formatted(most, en));
    }

    static Phrase question(long most, String zh, String en) {
        return of("一道题", "a question", more(most, zh, en));
    }

    static Phrase row(long most, String zh, String en) {
        return of("一行", "a row", more(most, zh, en));
    }

    static Phrase line(long most) {
        return of("一行", "a line", more(most, "个字", "characters"));
    }

    private static Phrase of(String zh, String en, Phrase more) {
        return new Phrase(zh + more.zh(), en + " of " + more.en());
    }
}
