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
        var body = content.body();
        canonical.text(body.kind().name()).text(body.stem()).texts(body.options());
        switch (body) {
            case Body.SingleChoice single -> canonical.number(single.correct());
            case Body.MultipleChoice multiple -> {
                canonical
                        .text(multiple.scoring().name())
                        .number(multiple.correct().size());
                multiple.correct().forEach(canonical::number);
            }
            case Body.TrueFalse statement -> canonical.text(statement.correct().name());
        }
        return canonical.hex();
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
                    .number(item.options().size());
            for (var option : item.options()) canonical.text(option.key()).text(option.text());
        }
        return canonical.hex();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
