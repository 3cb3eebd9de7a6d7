package liangku.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import liangku.employer.Refusal;

/** What a password must be: 8 to 128 characters of at least three classes, without the user name in it. */
public final class PasswordRules {

    static final int LENGTH_MAX = 128;
    private static final int LENGTH_MIN = 8;
    private static final int CLASSES_MIN = 3;

    private PasswordRules() {}

    /** {@return why {@code password} will not do for {@code username}; empty if it will} */
    public static Optional<Refusal> refusal(String username, String password) {
        var length = password.codePointCount(0, password.length());
        if (length < LENGTH_MIN || length > LENGTH_MAX) {
            return Optional.of(Refusal.of(
                    "password-length",
                    "密码应为%s至%s个字符，收到%s个",
                    "A password has %s to %s characters, %s came",
                    LENGTH_MIN,
                    LENGTH_MAX,
                    length));
        }
        var classes = Stream.<IntPredicate>of(
                        Character::isUpperCase,
                        Character::isLowerCase,
                        Character::isDigit,
                        character -> !Character.isUpperCase(character)
                                && !Character.isLowerCase(character)
                                && !Character.isDigit(character))
                .filter(kind -> password.codePoints().anyMatch(kind))
                .count();
        if (classes < CLASSES_MIN) {
            return Optional.of(Refusal.of(
                    "too-few-classes",
                    "密码应含大写字母、小写字母、数字、符号中的至少%s类",
                    "A password has at least %s of: capital letters, small letters, digits, signs",
                    CLASSES_MIN));
        }
        if (password.toLowerCase(Locale.ROOT).contains(username)) {
            return Optional.of(
                    Refusal.of("contains-username", "密码不能包含用户名", "A password does not contain the user name"));
        }
        return Optional.empty();
    }
}
