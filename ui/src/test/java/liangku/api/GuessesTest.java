package liangku.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import liangku.api.Guesses.Answer;
import liangku.certificate.CertificateNumber;
import liangku.certificate.CertificateStatus;
import liangku.certificate.Verification;
import liangku.demo.DemoSettings;
import liangku.people.Post;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class GuessesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final String ASKER = "203.0.113.9";

    /** The first thousand numbers are given out. */
    private final Guesses guesses = new Guesses(
            (number, day) -> number.serial() <= 1000 ? Optional.of(certificate(number)) : Optional.empty(),
            new VerificationSettings(20, Duration.ofMinutes(10), 600, Duration.ofHours(1)));

    @Test
    void whoGuessesIsStoppedAndWhoeverAsksFromElsewhereIsNot() {
        for (var guess = 0; guess < 20; guess++) {
            assertThat(ask(ASKER, 5000 + guess, NOW)).isEqualTo(new Answer.Unknown());
        }

        assertThat(ask(ASKER, 6000, NOW.plusSeconds(60))).isEqualTo(new Answer.TooMany(Duration.ofMinutes(9)));
        // Or a guess that is right would still tell that it is.
        assertThat(ask(ASKER, 1, NOW.plusSeconds(60))).isInstanceOf(Answer.TooMany.class);
        assertThat(ask("203.0.113.10", 1, NOW.plusSeconds(60))).isInstanceOf(Answer.Known.class);
        assertThat(ask(ASKER, 1, NOW.plusSeconds(600))).isInstanceOf(Answer.Known.class);
    }

    @Test
    void whatIsNoNumberCountsAndIsAnsweredLikeWhatNobodyHas() {
        for (var guess = 0; guess < 20; guess++) {
            assertThat(guesses.answer(ASKER, "371502-2026-0005000-" + guess, NOW))
                    .isEqualTo(new Answer.Unknown());
        }
        assertThat(guesses.answer(ASKER, "nonsense", NOW)).isInstanceOf(Answer.TooMany.class);
    }

    @Test
    void whoScansCodesIsNotStopped() {
        for (var scan = 0; scan < 3000; scan++) {
            assertThat(ask(ASKER, 1 + scan % 500, NOW.plusSeconds(scan / 2))).isInstanceOf(Answer.Known.class);
        }
    }

    @Test
    void whoGoesThroughTheNumbersThatThereAreIsStoppedInTheEnd() {
        for (var number = 1; number <= 600; number++) {
            assertThat(ask(ASKER, number, NOW)).isInstanceOf(Answer.Known.class);
        }

        assertThat(ask(ASKER, 601, NOW)).isEqualTo(new Answer.TooMany(Duration.ofHours(1)));
        assertThat(ask(ASKER, 600, NOW)).isInstanceOf(Answer.Known.class);
    }

    @Test
    void thePageSaysWhenToAskAgain() throws Exception {
        var http = MockMvcBuilders.standaloneSetup(new VerificationController(
                        guesses,
                        new DemoSettings(DemoSettings.City.NONE),
                        Clock.fixed(NOW, ZoneId.of("Asia/Shanghai"))))
                .build();
        for (var guess = 0; guess < 20; guess++) {
            http.perform(get("/verify/" + new CertificateNumber("371502", 2026, 5000 + guess)))
                    .andExpect(status().isNotFound());
        }

        http.perform(get("/verify/nonsense").header("Accept-Language", "en"))
                .andExpect(status().isTooManyRequests())
                .andExpect(header().exists("Retry-After"))
                .andExpect(content().string(containsString("Too many numbers")));
    }

    private Answer ask(String asker, int serial, Instant now) {
        return guesses.answer(asker, new CertificateNumber("371502", 2026, serial).toString(), now);
    }

    private static Verification certificate(CertificateNumber number) {
        return new Verification(
                number,
                CertificateStatus.VALID,
                "王*",
                "单位",
                Post.WORKER,
                "从业人员",
                "Kitchen workers",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
