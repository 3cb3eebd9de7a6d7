package liangku.questionbank.interchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import liangku.questionbank.Fault;
import liangku.questionbank.FileFormat;
import liangku.questionbank.Incoming;
import liangku.questionbank.MoreForm;
import liangku.questionbank.PartForm;
import liangku.questionbank.QuestionContent;
import liangku.questionbank.QuestionForm;
import org.jspecify.annotations.Nullable;

/**
 * An item of another tool's file, gathered piece by piece. What is not said there: the difficulty is the middle one, the
 * knowledge point is left to the importer's choice.
 */
final class Draft {

    private static final String MIDDLING = "3";
    private static final int HASH_LENGTH = 12;
    private static final int SHOWN = 100;

    /** Before what is said to those who call a statement right, or wrong. */
    static final String RIGHT = "√";

    static final String WRONG = "×";

    final int position;

    /** What the file says and the bank cannot hold, or what is broken. */
    final List<Fault> faults = new ArrayList<>();

    /** What the file says and the question is sound without. */
    final List<Fault> notes = new ArrayList<>();

    /** What the file says to whoever gives one answer or another. */
    final List<String> feedback = new ArrayList<>();

    /** Before each answer that something is said to: the number of its part, if there are parts. */
    String answerTo = "";

    String identifier = "";
    String topic = "";
    String difficulty = MIDDLING;
    String explanation = "";
    String source = "";
    MoreForm more = MoreForm.NOTHING;

    @Nullable
    PartForm asked;

    List<PartForm> parts = List.of();

    Draft(int position) {
        this.position = position;
    }

    /**
     * Notes something, once.
     *
     * @param construct its name in the format, or ours if the format has none
     */
    void refuse(Object construct) {
        var fault = Fault.of(Fault.Code.UNSUPPORTED, construct);
        if (!faults.contains(fault)) faults.add(fault);
    }

    /** Notes something that is left out, by its name in the format. */
    void leaveOut(String construct, String words) {
        notes.add(leftOut(construct, words));
    }

    /** {@return the note that something of this name in the format is left out} */
    static Fault leftOut(Object construct, String words) {
        int length = words.codePointCount(0, words.length());
        return Fault.of(
                Fault.Code.LEFT_OUT,
                construct,
                length <= SHOWN ? words : words.substring(0, words.offsetByCodePoints(0, SHOWN)) + "…");
    }

    /** Notes what the file calls the question, unless its identifier or the beginning of its words says so already. */
    void leaveOutName(String construct, String name, String stem) {
        if (name.isBlank() || name.strip().equals(identifier)) return;
        if (!oneLine(stem).startsWith(oneLine(name.replaceAll("(…|\\.\\.\\.)$", ""))))
            leaveOut(construct, name.strip());
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{javaWhitespace}+", " ").strip();
    }

    /** Takes what is said to whoever answers so: everybody will read it behind the answer. */
    void feedback(String answer, String words) {
        if (words.isBlank()) return;
        feedback.add(answerTo + answer + ": " + words.strip());
        notes.add(Fault.of(Fault.Code.FEEDBACK_MERGED, answerTo + answer));
    }

    /** Files it under these tags; none takes away those it has. */
    void tag(List<String> tags) {
        more = new MoreForm(
                more.alsoAbout(),
                more.posts(),
                more.inForceFrom(),
                more.expiresOn(),
                Optional.of(tags),
                more.enemies(),
                more.english());
    }

    /** {@return the item as the bank takes it} */
    Incoming incoming(FileFormat format) {
        if (asked == null || !faults.isEmpty()) return new Incoming.Refused(position, identifier, faults);
        var all = new ArrayList<>(notes);
        if (identifier.isEmpty()) all.addFirst(Fault.of(Fault.Code.NAME_MADE));
        var named = identifier.isEmpty() ? format.name() + "-" + hash(asked, parts) : identifier;
        return new Incoming.Item(
                position,
                new QuestionForm(named, topic, difficulty, asked, explained(), source, more, parts),
                all.stream().distinct().toList());
    }

    /** Takes the identifier that the file gives; one that can name no question here is told. */
    void identify(String construct, String text) {
        var name = withoutBlanks(text);
        if (isFit(name)) identifier = name;
        else leaveOut(construct, text.strip());
    }

    /** {@return an identifier as the bank writes it, without blanks} */
    static String withoutBlanks(String identifier) {
        return identifier.strip().replaceAll("\\p{javaWhitespace}+", "_");
    }

    /** {@return the name if it is one word, fit to name a question; empty otherwise} */
    static String identifierOf(String name) {
        var word = name.strip();
        return isFit(word) ? word : "";
    }

    private static boolean isFit(String name) {
        return name.length() <= QuestionContent.IDENTIFIER_MAX
                && name.codePoints().noneMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c));
    }

    private String explained() {
        var all = new ArrayList<>(feedback);
        if (!explanation.isEmpty()) all.add(explanation);
        return String.join("\n", all);
    }

    /** The same question has the same name in every file, so that reading it again changes nothing. */
    private static String hash(PartForm asked, List<PartForm> parts) {
        var digest = sha256();
        List<PartForm> all = new ArrayList<>(parts);
        all.addFirst(asked);
        for (var part : all) {
            say(part.kind(), digest);
            say(part.stem(), digest);
            part.options().forEach(option -> say(option, digest));
            say(part.answer(), digest);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, HASH_LENGTH);
    }

    private static void say(String text, MessageDigest digest) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }
}
