package liangku.questionbank;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * SHA-256 over fields that cannot run into each other: every text is its length in UTF-8 bytes (four bytes, big-endian)
 * and its bytes, every number four bytes, every list its size first. Digests of releases and papers are kept for
 * years: never change this form, add another.
 */
final class Canonical {

    private final MessageDigest digest = sha256();

    Canonical text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        digest.update(bytes);
        return this;
    }

    Canonical number(int number) {
        digest.update((byte) (number >>> 24));
        digest.update((byte) (number >>> 16));
        digest.update((byte) (number >>> 8));
        digest.update((byte) number);
        return this;
    }

    Canonical texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
        return this;
    }

    /** {@return the digest so far in lower-case hex; call once} */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** {@return the digest of all of a question that matters: any change of it is a new version} */
    static String of(QuestionContent content) {
        var canonical = new Canonical()
                .text("question/1")
                .text(content.identifier())
                .text(content.explanation())
                .text(content.knowledgePoint())
                .number(content.difficulty())
                .text(content.source());
        canonical.body(content.body());
        // Questions of which nothing more is said keep the digest they had before more could be said.
        if (!content.about().equals(About.NOTHING)) canonical.text("about/1").text(AboutJson.write(content.about()));
        return canonical.hex();
    }

    private void body(Body body) {
        text(body.kind().name()).text(body.stem()).texts(body.options());
        switch (body) {
            case Body.SingleChoice single -> number(single.correct()).pinned(single.pinned());
            case Body.MultipleChoice multiple ->
                text(multiple.scoring().name()).numbers(multiple.correct()).pinned(multiple.pinned());
            case Body.TrueFalse statement -> text(statement.correct().name());
            case Body.Matching matching ->
                texts(matching.prompts())
                        .numbers(matching.correct())
                        .text(matching.scoring().name());
            case Body.Ordering ordering -> text(ordering.scoring().name());
            case Body.FillText text -> texts(text.accepted());
            case Body.FillNumber number ->
                text(number.expected().toPlainString())
                        .text(number.tolerance().toPlainString())
                        .text(number.unit());
            case Body.Case story -> {
                number(story.parts().size());
                story.parts().forEach(this::body);
            }
        }
    }

    private Canonical numbers(List<Integer> numbers) {
        number(numbers.size());
        numbers.forEach(this::number);
        return this;
    }

    /** Nothing where nothing is pinned, as it was before options could be. */
    private void pinned(List<Integer> pinned) {
        if (!pinned.isEmpty()) text("pinned").numbers(pinned);
    }

    /** {@return the digest of a paper as the candidate sees it} */
    static String of(List<PaperItem> items) {
        var canonical = new Canonical().text("paper/1").number(items.size());
        for (var item : items) {
            canonical
                    .number(item.number())
                    .text(item.kind().name())
                    .text(item.stem())
                    .number(item.points())
                    .options(item.options());
            switch (item.kind()) {
                case SINGLE, MULTIPLE, TRUE_FALSE -> {}
                case MATCHING, ORDERING, FILL_TEXT, FILL_NUMBER, CASE -> {
                    canonical.texts(item.face().prompts()).text(item.face().unit());
                    canonical.number(item.parts().size());
                    for (var part : item.parts()) {
                        canonical
                                .text(part.kind().name())
                                .text(part.stem())
                                .options(part.options())
                                .texts(part.prompts())
                                .text(part.unit());
                    }
                }
            }
        }
        return canonical.hex();
    }

    private Canonical options(List<PaperOption> options) {
        number(options.size());
        for (var option : options) text(option.key()).text(option.text());
        return this;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
