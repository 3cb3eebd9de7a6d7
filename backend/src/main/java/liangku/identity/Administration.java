package liangku.identity;

import liangku.employer.Refusal;

/** What an administrator's act on an account came to. */
public sealed interface Administration {

    record Done() implements Administration {}

    /**
     * The account has a first password, which is shown this once and must be changed at the first sign-in.
     *
     * @param password to be handed over, never to be stored or logged
     */
    record PasswordGiven(AccountId account, String username, String password) implements Administration {
        @Override
        public String toString() {
            return "PasswordGiven[account=" + account + "]";
        }
    }

    record NotFound() implements Administration {}

    /**
     * Codes: {@code not-your-right}, {@code not-yourself}, {@code username-taken}, {@code bad-username}, {@code
     * scope-does-not-fit}, {@code last-administrator}, {@code administrators-password}, {@code password-not-chosen}, {@code
     * not-an-administrator}.
     */
    record Refused(Refusal why) implements Administration {}
}
