package liangku.supervision;

import static liangku.compliance.City.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import liangku.certificate.CertificateIssued;
import liangku.certificate.CertificateRevoked;
import liangku.certificate.CertificatesSuperseded;
import liangku.certificate.CertificatesTakenOver;
import liangku.compliance.City;
import liangku.compliance.DayRecorded;
import liangku.courseware.CourseFinished;
import liangku.courseware.CourseId;
import liangku.courseware.CoursesTakenOver;
import liangku.courseware.LearnerId;
import liangku.employer.Category;
import liangku.employer.EmployersChanged;
import liangku.exam.AttemptId;
import liangku.exam.AttemptMarked;
import liangku.exam.AttemptsTakenOver;
import liangku.exam.ExamId;
import liangku.exam.ExamKind;
import liangku.people.Post;
import liangku.people.RosterChanged;
import liangku.programme.Programmes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningTest {

    private static final Instant NOW = Instant.parse("2026-07-01T04:00:00Z");
    private static final FeedKeys KEYS = SignerTest.keys(SignType.HMAC_SM3, 1);

    @TempDir
    Path keys;

    private final List<Object> events = new ArrayList<>();
    private City city;
    private Programmes programmes;
    private FeedTable table;
    private Listening listening;

    @BeforeEach
    void aCityThatIsListenedTo() {
        city = new City(keys, events::add);
        programmes = new Programmes(city.db);
        table = new FeedTable(city.db, KEYS);
        listening = listening(table);
    }

    private Listening listening(FeedTable into) {
        return new Listening(
                into,
                city.employers,
                city.people,
                city.snapshots,
                new Happenings(programmes),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void anotherKindOfDigestMakesNoNewVersions() {
        city.employ(city.business("371502", Category.C1B), Post.WORKER);
        tell();
        var told = feed();

        listening = listening(new FeedTable(city.db, SignerTest.keys(SignType.HMAC_SHA256, 1, 2)));
        tell();

        assertThat(feed()).isEqualTo(told);
    }

    @Test
    void aDayInTheCityIsToldWithoutNamesAndNumbers() {
        var canteen = city.business("371502", Category.C1B);
        var cook = city.employ(canteen, Post.WORKER);
        var programme = programmes.find("WORKER").orElseThrow().id();
        city.snapshots.take(DAY, NOW);
        events.add(new AttemptMarked(
                new AttemptId(UUID.randomUUID()),
                new ExamId(UUID.randomUUID()),
                ExamKind.CERTIFICATION,
                programme,
                cook.worker(),
                canteen,
                cook.employment(),
                1,
                new BigDecimal("92.00"),
                AttemptMarked.Verdict.PASSED,
                Optional.empty(),
                NOW));
        var issued = new CertificateIssued(
                "371502-2026-0000001-A", cook.worker(), canteen, programme, DAY, DAY.plusYears(1));
        events.add(issued);
        events.add(new CertificateRevoked(issued, "冒名顶替", NOW));

        tell();
        var told = feed();
        tell();

        assertThat(feed()).isEqualTo(told);
        assertThat(told)
                .extracting(Entry::dataType)
                .containsOnly(
                        DataType.ENTITY,
                        DataType.PERSON,
                        DataType.EXAM_RESULT,
                        DataType.CERTIFICATE,
                        DataType.ENTITY_COMPLIANCE_DAILY,
                        DataType.REGION_COMPLIANCE_DAILY);
        assertThat(told)
                .filteredOn(entry -> entry.dataType() == DataType.CERTIFICATE)
                .extracting(Entry::version)
                .containsExactly(1, 3);
        assertThat(told).noneSatisfy(entry -> assertThat(entry.data()).contains("冒名顶替"));
        assertThat(told)
                .filteredOn(entry -> entry.dataType() == DataType.EXAM_RESULT)
                .singleElement()
                .satisfies(entry -> assertThat(entry.data()).contains("\"percent\":92,", "\"verdict\":\"PASSED\""));
        assertThat(told)
                .filteredOn(entry -> entry.bizId().equals("3715:ALL:" + DAY))
                .singleElement()
                .satisfies(entry -> assertThat(entry.data()).contains("\"CERTIFIED\":{\"den\":1,\"num\":0}"));
        assertThat(told).noneSatisfy(entry -> assertThat(entry.data()).contains("王小明"));
        assertThat(told).noneSatisfy(entry -> assertThat(entry.data()).contains("139000"));
        assertThat(told).noneSatisfy(entry -> assertThat(entry.data()).contains("37150219800101"));
    }

    @Test
    void aPersonWhoTakesASecondJobIsToldInANewVersion() {
        var first = city.business("371502", Category.R3);
        var worker = city.employ(first, Post.WORKER);
        tell();
        city.people.leave(worker.employment(), DAY, new liangku.employer.Scope.Everything(), "test", NOW);
        tell();

        assertThat(feed())
                .filteredOn(entry -> entry.dataType() == DataType.PERSON)
                .extracting(Entry::version, entry -> entry.data().contains("until"))
                .containsExactly(tuple(1, false), tuple(2, true));
    }

    @Test
    void aCertificateWhoseIssueWasNeverToldIsToldBeforeItsRevocation() {
        var cook = city.employ(city.business("371502", Category.C1B), Post.WORKER);
        var issued = new CertificateIssued(
                "371502-2026-0000002-B",
                cook.worker(),
                cook.employer(),
                programmes.find("WORKER").orElseThrow().id(),
                DAY.minusMonths(3),
                DAY.plusMonths(3));
        events.add(new CertificateRevoked(issued, "冒名顶替", NOW));
        events.add(issued);

        tell();

        assertThat(feed())
                .filteredOn(entry -> entry.dataType() == DataType.CERTIFICATE)
                .extracting(Entry::version, entry -> entry.data().contains("\"status\":\"VALID\""))
                .containsExactly(tuple(1, true), tuple(3, false));
    }

    @Test
    void whoseCertificateIsRenewedIsToldInTheOldOnesNextVersion() {
        var cook = city.employ(city.business("371502", Category.C1B), Post.WORKER);
        var issued = new CertificateIssued(
                "371502-2026-0000003-C",
                cook.worker(),
                cook.employer(),
                programmes.find("WORKER").orElseThrow().id(),
                DAY.minusMonths(5),
                DAY.plusMonths(1));
        var superseded = new CertificatesSuperseded.Superseded(issued, "371502-2026-0000004-D", DAY);
        events.add(new CertificatesSuperseded(List.of(superseded)));
        events.add(issued);

        tell();

        assertThat(feed())
                .filteredOn(entry -> entry.dataType() == DataType.CERTIFICATE)
                .extracting(Entry::version, entry -> entry.data().contains("\"status\":\"SUPERSEDED\""))
                .containsExactly(tuple(1, false), tuple(2, true));
        assertThat(feed())
                .filteredOn(entry -> entry.version() == 2 && entry.dataType() == DataType.CERTIFICATE)
                .singleElement()
                .satisfies(entry -> assertThat(entry.data())
                        .contains("\"successor\":\"371502-2026-0000004-D\"", "\"supersededOn\":\"" + DAY + "\"")
                        .contains("\"validUntil\":\"" + DAY.plusMonths(1) + "\""));
    }

    @Test
    void aYearThatIsTakenOverIsToldLikeOneThatWasLived() {
        var cook = city.employ(city.business("371502", Category.C1B), Post.WORKER);
        var programme = programmes.find("WORKER").orElseThrow().id();
        var marked = new AttemptMarked(
                new AttemptId(UUID.randomUUID()),
                new ExamId(UUID.randomUUID()),
                ExamKind.CERTIFICATION,
                programme,
                cook.worker(),
                cook.employer(),
                cook.employment(),
                1,
                new BigDecimal("88.00"),
                AttemptMarked.Verdict.PASSED,
                Optional.empty(),
                NOW.minusSeconds(9_000_000));
        var issued = new CertificateIssued(
                "371502-2026-0000003-C",
                cook.worker(),
                cook.employer(),
                programme,
                DAY.minusDays(104),
                DAY.plusDays(78));
        var finished = new CourseFinished(
                new LearnerId(cook.worker().value()),
                new CourseId(UUID.randomUUID()),
                "basics",
                NOW.minusSeconds(9_100_000));
        events.add(new AttemptsTakenOver(List.of(marked)));
        events.add(new CertificatesTakenOver(List.of(issued)));
        events.add(new CoursesTakenOver(List.of(finished)));
        tell();
        var takenOver = feed();

        events.addAll(List.of(marked, issued, finished));
        tell();

        assertThat(takenOver)
                .extracting(Entry::dataType)
                .contains(DataType.EXAM_RESULT, DataType.CERTIFICATE, DataType.TRAINING_RECORD);
        assertThat(feed()).isEqualTo(takenOver);
    }

    @Test
    void aDayThatWasKeptButNotReportedIsToldFromItsFirstVersion() {
        var cook = city.employ(city.business("371502", Category.C1B), Post.WORKER);
        city.snapshots.backfill(List.of(DAY), NOW);
        tell();
        assertThat(feed()).noneMatch(entry -> entry.dataType() == DataType.ENTITY_COMPLIANCE_DAILY);

        city.certify(cook, "WORKER", DAY, DAY.plusMonths(6));
        city.snapshots.take(DAY, NOW.plusSeconds(60));
        tell();

        assertThat(feed())
                .filteredOn(entry -> entry.dataType() == DataType.ENTITY_COMPLIANCE_DAILY)
                .extracting(Entry::version)
                .containsExactly(1, 2);
    }

    private void tell() {
        for (var event : List.copyOf(events)) {
            city.transaction.executeWithoutResult(status -> {
                switch (event) {
                    case EmployersChanged changed -> listening.on(changed);
                    case RosterChanged changed -> listening.on(changed);
                    case AttemptMarked marked -> listening.on(marked);
                    case CertificateIssued issued -> listening.on(issued);
                    case CertificateRevoked revoked -> listening.on(revoked);
                    case CertificatesSuperseded superseded -> listening.on(superseded);
                    case DayRecorded recorded -> listening.on(recorded);
                    case AttemptsTakenOver past -> listening.on(past);
                    case CertificatesTakenOver past -> listening.on(past);
                    case CourseFinished finished -> listening.on(finished);
                    case CoursesTakenOver past -> listening.on(past);
                    default -> {}
                }
            });
        }
    }

    private List<Entry> feed() {
        new Numberer(table, city.transaction).number(NOW);
        return new Feed(table, KEYS).page(0, 500).entries();
    }
}
