package liangku.practice;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A doubt as who raised it sees it.
 *
 * @param stem of the question, as it reads now
 * @param stemEn the same in English; where nobody translated it, the very same
 * @param answer absent while reviewers have not answered
 */
public record OwnFlag(
        UUID id, String stem, String stemEn, Doubt doubt, Instant raisedAt, Optional<FlagAnswer> answer) {}
