package liangku.questionbank;

import java.util.List;
import liangku.questionbank.Fault.Code;

/** Texts as they came, and as they are kept. */
final class Texts {

    private Texts() {}

    /** Text as it is kept: one kind of line end, no blank ends; PostgreSQL and screens take no control characters. */
    static String kept(Named field, String raw, List<Fault> faults) {
        var text = raw.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (text.length() > QuestionContent.TEXT_MAX) {
            faults.add(Fault.of(Code.TOO_LONG, field, text.length(), QuestionContent.TEXT_MAX));
        }
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (!isIllegal(c)) continue;
            faults.add(Fault.of(Code.ILLEGAL_CHARACTER, field, "U+%04X".formatted(c)));
            break;
        }
        return text;
    }

    private static boolean isIllegal(int c) {
        if (Character.getType(c) == Character.SURROGATE) return true;
        // No characters: XML, and so half of the formats we write, has no way to say them.
        if ((c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF)) return true;
        return Character.isISOControl(c) && c != '\n' && c != '\t';
    }

    static List<String> withoutEmptyEnd(List<String> texts) {
        int size = texts.size();
        while (size > 0 && texts.get(size - 1).isBlank()) size--;
        return texts.subList(0, size);
    }

    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
