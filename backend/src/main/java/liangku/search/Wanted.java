package liangku.search;

import java.util.List;
import java.util.Set;
import liangku.employer.Scope;

/**
 * A question to the index.
 *
 * @param text what was typed; every word of it must be found, or it must begin one of the codes
 * @param codes further exact codes of which all must be present: keyed hashes when people are looked for
 * @param kinds those the caller may see at all
 * @param scope judged on {@link Entry#places()}; entries without places are everybody's
 * @param limit 1..100
 */
public record Wanted(String text, List<String> codes, Set<SearchKind> kinds, Scope scope, int limit) {

    static final int LIMIT_MAX = 100;
    static final int TEXT_MAX = 100;

    public Wanted {
        text = text.length() > TEXT_MAX ? text.substring(0, TEXT_MAX) : text;
        codes = List.copyOf(codes);
        kinds = Set.copyOf(kinds);
        limit = Math.clamp(limit, 1, LIMIT_MAX);
    }
}
