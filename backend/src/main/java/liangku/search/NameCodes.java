package liangku.search;

import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import liangku.privacy.PersonalData;

/**
 * Names in the index: never in the clear, but as keyed hashes of the whole name and of each pair of neighbouring
 * characters. Who types a whole name or any two characters of it finds the person; who steals the index finds hashes.
 */
final class NameCodes {

    private NameCodes() {}

    /** {@return all hashes an entry carries} */
    static List<String> codes(String name, PersonalData personal) {
        return parts(name).stream().map(part -> code(part, personal)).toList();
    }

    private static Set<String> parts(String name) {
        var characters = name.strip().replaceAll("[\\s·•]", "").codePoints().toArray();
        var parts = new LinkedHashSet<String>();
        for (var i = 0; i + 1 < characters.length; i++) {
            parts.add(new String(characters, i, 2));
        }
        if (parts.isEmpty() && characters.length == 1) {
            parts.add(new String(characters, 0, 1));
        }
        return parts;
    }

    private static String code(String part, PersonalData personal) {
        return HexFormat.of().formatHex(personal.blindIndex(PersonalData.Field.PERSON_NAME, part), 0, 12);
    }
}
