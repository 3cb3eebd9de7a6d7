package liangku.certificate;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.UUID;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.exam.AttemptId;
import liangku.people.EmploymentId;
import liangku.people.Post;
import liangku.people.WorkerId;
import liangku.programme.Programme;
import liangku.programme.ProgrammeId;

/** Certificates, settings and keys to test with. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    static final String SCHOOL = "聊城市东昌府区阳光实验小学食堂";

    private Samples() {}

    static CertificateSettings settings(Path folder, String demo) {
        return settings(folder, demo, "");
    }

    static CertificateSettings settings(Path folder, String demo, String font) {
        return new CertificateSettings(
                URI.create("https://liangku.example/"),
                "两库餐饮从业人员培训考核平台",
                "Liangku Training and Examination Platform",
                "",
                "",
                folder.resolve("keys"),
                font,
                Period.ofMonths(12),
                demo);
    }

    static Certificate certificate(String holder, String employer) {
        return new Certificate(
                new CertificateNumber("371502", 2026, 123),
                new AttemptId(UUID.fromString("019a0000-0000-7000-8000-0000000000a1")),
                new WorkerId(UUID.fromString("019a0000-0000-7000-8000-0000000000b1")),
                new Holder(holder, "3715**********1234"),
                new EmployerId(UUID.fromString("019a0000-0000-7000-8000-0000000000c1")),
                employer,
                "371502",
                Category.C1B,
                new EmploymentId(UUID.fromString("019a0000-0000-7000-8000-0000000000d1")),
                Post.KEY_OPERATOR,
                new ProgrammeId(UUID.fromString("019a0000-0000-7000-8000-000000000001")),
                Programme.Level.WORKER,
                "从业人员食品安全培训",
                "Food-safety training for kitchen workers",
                new BigDecimal("92.00"),
                LocalDate.of(2026, 11, 23),
                LocalDate.of(2027, 5, 22),
                Optional.empty(),
                Optional.empty());
    }
}
