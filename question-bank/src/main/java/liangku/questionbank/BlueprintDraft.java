package liangku.questionbank;

import java.time.Instant;
import java.util.Optional;

/**
 * A blueprint that was made of an imported test and that nobody has published yet: no exam draws by it.
 *
 * @param blueprint its code is that of no published blueprint; its version is 1
 * @param origin the import whose test it was made of
 * @param madeBy a subject such as {@code account:<uuid>}
 * @param changed who changed it last; absent as long as it says what the test said
 */
public record BlueprintDraft(
        Blueprint blueprint, ImportId origin, Instant madeAt, String madeBy, Optional<Changed> changed) {

    /** Who changed a draft, and when. */
    public record Changed(Instant at, String by) {}

    public String code() {
        return blueprint.code();
    }
}
