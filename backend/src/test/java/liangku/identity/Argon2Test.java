package liangku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class Argon2Test {

    private final Argon2 argon2 = new Argon2(new Argon2.Cost(256, 2, 1));
    private final Argon2PasswordEncoder spring = new Argon2PasswordEncoder(16, 32, 1, 256, 2);

    @Test
    void anotherImplementationReadsWhatItWritesAndTheOtherWayRound() {
        var password = "厨房 Kitchen-7 é";

        assertThat(spring.matches(password, argon2.hash(password))).isTrue();
        assertThat(argon2.matches(password, spring.encode(password))).isTrue();
        assertThat(argon2.matches("Kitchen-7", spring.encode(password))).isFalse();
        assertThat(argon2.hash(password)).isNotEqualTo(argon2.hash(password));
    }

    @Test
    void memoryThatIsUsedAgainChangesNothing() {
        var dearer = new Argon2PasswordEncoder(16, 32, 2, 512, 3);
        try (var threads = Executors.newFixedThreadPool(4)) {
            IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> {
                        assertThat(argon2.matches("right-" + i, argon2.hash("right-" + i)))
                                .isTrue();
                        assertThat(argon2.matches("right-" + i, dearer.encode("right-" + i)))
                                .isTrue();
                        assertThat(argon2.matches("wrong", spring.encode("right-" + i)))
                                .isFalse();
                    }))
                    .toList()
                    .forEach(done -> assertThat(done).succeedsWithin(Duration.ofSeconds(60)));
        }
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        assertThat(argon2.matches("x", "")).isFalse();
        assertThat(argon2.matches("x", "$2a$10$abcdefghijklmnopqrstuv")).isFalse();
        assertThat(argon2.matches("x", "$argon2id$v=19$m=64,t=1,p=1$AAAA$")).isFalse();
    }
}
