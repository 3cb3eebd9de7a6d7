package liangku.questionbank;

import java.time.Instant;

/**
 * A look at questions on a phone before anyone sits them.
 *
 * @param token unguessable; who has it may look, without signing in
 * @param expiresAt after which nobody may look any more
 */
public record Preview(String token, Instant expiresAt) {}
