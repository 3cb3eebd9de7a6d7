package liangku.questionbank;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import liangku.questionbank.Fault.Code;

/** Understands what authors type, in the ways they do, and says all that is wrong with it at once. */
final class FormReader {

    /** What became of a form. */
    sealed interface Reading {

        /** @param labels absent where the question's labels are to stay as they are */
        record Understood(QuestionContent content, LabelsForm labels) implements Reading {}

        record Faulty(List<Fault> faults) implements Reading {}
    }

    /** What a form says about labels; absent for what it leaves as it is. */
    record LabelsForm(Optional<List<String>> tags, Optional<List<String>> enemies) {

        boolean saysAnything() {
            return tags.isPresent() || enemies.isPresent();
        }

        /** {@return the labels of a question that had {@code known}} */
        Labels over(Labels known) {
            return new Labels(tags.orElse(known.tags()), enemies.orElse(known.enemies()));
        }
    }

    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;、，；]+");
    private static final Pattern DAY_SEPARATORS = Pattern.compile("[/.年月]");

    private final Map<String, String> topics = new HashMap<>();

    private final PostCodes posts;

    FormReader(Taxonomy taxonomy, PostCodes posts) {
        this.posts = posts;
        for (var topic : taxonomy.all()) {
            if (!topic.leaf()) continue;
            topics.put(topic.code(), topic.code());
            // Excel takes 0603 for a number and drops the zero.
            if (topic.code().startsWith("0")) topics.put(topic.code().substring(1), topic.code());
            topics.put(Folding.folded(topic.zh()), topic.code());
            topics.put(Folding.folded(topic.en()), topic.code());
        }
    }

    Reading read(QuestionForm form) {
        List<Fault> faults = new ArrayList<>();
        var identifier = identifier(form.identifier().strip(), faults);
        var topic = topic(form.topic().strip(), faults);
        int difficulty = difficulty(form.difficulty().strip(), faults);
        var explanation = Texts.kept(Field.EXPLANATION, form.explanation(), faults);
        var source = Texts.kept(Field.SOURCE, form.source(), faults);
        var body = new BodyReader(0, faults).read(form.asked(), form.parts());
        var labels = labels(form.more(), faults);
        if (body == null) return new Reading.Faulty(List.copyOf(faults));
        var about = about(form.more(), topic, body, faults);
        if (!faults.isEmpty()) return new Reading.Faulty(List.copyOf(faults));
        return new Reading.Understood(
                new QuestionContent(identifier, body, explanation, topic, difficulty, source, about), labels);
    }

    private static String identifier(String text, List<Fault> faults) {
        if (text.isEmpty()) {
            faults.add(Fault.of(Code.MISSING, Field.IDENTIFIER));
        } else if (text.length() > QuestionContent.IDENTIFIER_MAX
                || text.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            faults.add(Fault.of(Code.BAD_IDENTIFIER, Texts.shortened(text)));
        }
        return text;
    }

    private String topic(String text, List<Fault> faults) {
        if (text.isEmpty()) {
            faults.add(Fault.of(Code.MISSING, Field.TOPIC));
            return "";
        }
        var code = topics.get(Folding.folded(text));
        // "0603 烹饪中心温度", as the template's list of knowledge points shows it.
        if (code == null && text.matches("\\d{4}\\s.*")) code = topics.get(text.substring(0, 4));
        if (code == null) {
            faults.add(Fault.of(Code.UNKNOWN_TOPIC, Texts.shortened(text)));
            return "";
        }
        return code;
    }

    private static int difficulty(String text, List<Fault> faults) {
        var digit = Folding.folded(text);
        if (digit.length() == 1 && digit.charAt(0) >= '1' && digit.charAt(0) <= '5') return digit.charAt(0) - '0';
        faults.add(
                text.isEmpty()
                        ? Fault.of(Code.MISSING, Field.DIFFICULTY)
                        : Fault.of(Code.BAD_DIFFICULTY, Texts.shortened(text)));
        return 0;
    }

    private About about(MoreForm more, String topic, Body body, List<Fault> faults) {
        List<String> alsoAbout = new ArrayList<>();
        for (var word : words(more.alsoAbout())) {
            var code = topic(word, faults);
            if (!code.equals(topic)) alsoAbout.add(code);
        }
        var named = words(more.posts());
        for (var post : named) {
            if (!posts.has(post)) {
                faults.add(Fault.of(Code.BAD_POST, Texts.shortened(post), Phrase.list(posts.codes())));
            }
        }
        var from = day(Field.IN_FORCE_FROM, more.inForceFrom(), faults);
        var until = day(Field.EXPIRES_ON, more.expiresOn(), faults);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            faults.add(Fault.of(Code.DAYS_REVERSED, from.get(), until.get()));
        }
        var english = more.english().flatMap(form -> EnglishReader.read(body, form, faults));
        return faults.isEmpty() ? new About(alsoAbout, named, from, until, english) : About.NOTHING;
    }

    private static LabelsForm labels(MoreForm more, List<Fault> faults) {
        var tags = more.tags().map(FormReader::tags);
        tags.ifPresent(list -> {
            if (list.size() > Labels.TAGS_MAX) {
                faults.add(Fault.of(Code.TOO_MANY, Field.TAGS, list.size(), Labels.TAGS_MAX));
            }
            fit(Field.TAGS, list, tag -> tag.length() <= Labels.TAG_LENGTH_MAX, faults);
        });
        var enemies = more.enemies().map(FormReader::words);
        // How many are too many hangs on those it has: others may have named it any number of times.
        enemies.ifPresent(list ->
                fit(Field.ENEMIES, list, identifier -> identifier.length() <= QuestionContent.IDENTIFIER_MAX, faults));
        return new LabelsForm(tags, enemies);
    }

    private static List<String> tags(List<String> typed) {
        return typed.stream()
                .map(Labels::tag)
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
    }

    private static void fit(Named field, List<String> words, Predicate<String> fits, List<Fault> faults) {
        words.stream()
                .filter(fits.negate())
                .findFirst()
                .ifPresent(word -> faults.add(Fault.of(Code.BAD_LABEL, field, Texts.shortened(word))));
    }

    private static Optional<LocalDate> day(Named field, String typed, List<Fault> faults) {
        var text = DAY_SEPARATORS.matcher(Folding.folded(typed)).replaceAll("-").replace("日", "");
        if (text.isEmpty()) return Optional.empty();
        try {
            var parts = text.split("-", -1);
            if (parts.length == 3) {
                return Optional.of(LocalDate.of(
                        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2])));
            }
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException | NumberFormatException bad) {
            faults.add(Fault.of(Code.BAD_DAY, field, Texts.shortened(typed.strip())));
            return Optional.empty();
        }
    }

    private static List<String> words(String text) {
        if (text.isBlank()) return List.of();
        return SEPARATORS
                .splitAsStream(text.strip())
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }
}
