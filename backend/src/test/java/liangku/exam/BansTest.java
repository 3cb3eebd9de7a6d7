package liangku.exam;

import static liangku.exam.ExamHall.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import liangku.employer.Category;
import liangku.employer.Scope;
import liangku.exam.Ban.Reach;
import liangku.exam.Bans.Barring;
import liangku.exam.Bans.Lifting;
import liangku.exam.ExamSession.Obstacle;
import liangku.people.PersonName;
import liangku.people.Post;
import liangku.people.ResidentId;
import liangku.people.WorkerId;
import org.junit.jupiter.api.Test;

class BansTest {

    private static final ExamHall HALL = new ExamHall();
    private static final Scope CITY = new Scope.Area(Set.of("3715"), Set.of(Category.values()));
    private static final Scope COUNTY = new Scope.Area(Set.of("371502"), Set.of(Category.values()));
    private static final Scope NEXT_COUNTY = new Scope.Area(Set.of("371581"), Set.of(Category.values()));
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void aBarredManagerIsToldByWhichDecisionAndUntilWhen() {
        var officer = HALL.learned(Category.C1B, Post.OFFICER).worker();
        var until = TODAY.plusYears(5);

        bar(officer, Reach.MANAGEMENT, TODAY, Optional.of(until));

        var barred = new Eligibility.Barred(Reach.MANAGEMENT, "市监罚〔2026〕7 号", Optional.of(until));
        assertThat(start(officer, "MANAGER", NOON)).isEqualTo(new Starting.Refused(barred));
        assertThat(HALL.attempts.offers(officer, NOON))
                .singleElement()
                .satisfies(offer -> assertThat(offer.eligibility()).isEqualTo(barred));
    }

    @Test
    void whoIsBarredFromManagingMayStillSitAWorkersExam() {
        var cook = HALL.learned(Category.R3, Post.WORKER).worker();

        bar(cook, Reach.MANAGEMENT, TODAY, Optional.empty());

        assertThat(start(cook, "WORKER", NOON)).isInstanceOf(Starting.Started.class);
    }

    @Test
    void whoIsBarredFromExamsSitsNone() {
        var cook = HALL.learned(Category.R3, Post.WORKER).worker();

        bar(cook, Reach.EXAMS, TODAY, Optional.empty());

        assertThat(start(cook, "WORKER", NOON))
                .isEqualTo(new Starting.Refused(new Eligibility.Barred(Reach.EXAMS, "市监罚〔2026〕7 号", Optional.empty())));
    }

    @Test
    void whoSitsAlreadySitsToTheEnd() {
        var cook = HALL.learned(Category.R3, Post.WORKER).worker();
        start(cook, "WORKER", NOON);

        bar(cook, Reach.EXAMS, TODAY, Optional.empty());

        assertThat(start(cook, "WORKER", NOON.plusSeconds(60))).isInstanceOf(Starting.Resumed.class);
    }

    @Test
    void aBanHoldsFromItsFirstDayToTheDayBeforeItsEnd() {
        var cook = HALL.learned(Category.R3, Post.WORKER).worker();

        bar(cook, Reach.EXAMS, TODAY.plusDays(1), Optional.of(TODAY.plusDays(3)));

        assertThat(eligibility(cook, NOON)).isInstanceOf(Eligibility.MaySit.class);
        assertThat(eligibility(cook, NOON.plus(Duration.ofDays(1)))).isInstanceOf(Eligibility.Barred.class);
        assertThat(eligibility(cook, NOON.plus(Duration.ofDays(2)))).isInstanceOf(Eligibility.Barred.class);
        assertThat(eligibility(cook, NOON.plus(Duration.ofDays(3)))).isInstanceOf(Eligibility.MaySit.class);
    }

    @Test
    void aPersonIsBarredBeforeAnybodyHereKnowsThem() {
        var idNumber = idNumber("37150219910101001");
        bar(idNumber, Reach.EXAMS, "市监罚〔2026〕8 号", COUNTY);

        assertThat(HALL.bans.of(idNumber)).singleElement().satisfies(ban -> {
            assertThat(ban.idNumber()).isEqualTo(idNumber);
            assertThat(ban.name()).isEqualTo(new PersonName("王芳"));
            assertThat(ban.on(TODAY)).isTrue();
        });
        assertThat(HALL.db
                        .sql("select count(*) from exam.ban where position(:number::bytea in id_number) > 0")
                        .param("number", idNumber.value().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .query(Long.class)
                        .single())
                .as("the number is not readable in the database")
                .isZero();
    }

    @Test
    void oneDecisionBarsOnce() {
        var idNumber = idNumber("37150219910101002");

        assertThat(bar(idNumber, Reach.EXAMS, "市监罚〔2026〕9 号", COUNTY)).isInstanceOf(Barring.Barred.class);
        assertThat(bar(idNumber, Reach.EXAMS, "市监罚〔2026〕9 号", COUNTY)).isEqualTo(new Barring.Entered());
        assertThat(bar(idNumber, Reach.EXAMS, " ", COUNTY)).isEqualTo(new Barring.Unfit());
        assertThat(HALL.bans.of(idNumber)).hasSize(1);
    }

    @Test
    void aBanIsTakenBackWhereItWasEnteredAndStaysOnRecord() {
        var cook = HALL.learned(Category.R3, Post.WORKER).worker();
        var ban = bar(cook, Reach.EXAMS, TODAY, Optional.empty());

        assertThat(HALL.bans.lift(ban.id(), "误登", NEXT_COUNTY, "account:x", NOON))
                .isEqualTo(Lifting.NOT_YOURS);
        assertThat(HALL.bans.lift(ban.id(), " ", COUNTY, "account:r", NOON)).isEqualTo(Lifting.NO_REASON);
        assertThat(HALL.bans.lift(ban.id(), "误登", CITY, "account:r", NOON)).isEqualTo(Lifting.LIFTED);
        assertThat(HALL.bans.lift(ban.id(), "误登", CITY, "account:r", NOON)).isEqualTo(Lifting.LIFTED_ALREADY);

        assertThat(eligibility(cook, NOON)).isInstanceOf(Eligibility.MaySit.class);
        assertThat(HALL.bans.find(ban.id()).orElseThrow().lift()).contains(new Ban.Lift(TODAY, "误登", "account:r"));
        assertThat(HALL.bans.find(ban.id()).orElseThrow().on(TODAY)).isFalse();
    }

    @Test
    void whoWatchesRestaurantsDoesNotTakeBackWhatWasEnteredForSchools() {
        var schools = new Scope.Area(Set.of("371502"), Set.of(Category.C1A, Category.C1B));
        var restaurants = new Scope.Area(Set.of("371502"), Set.of(Category.R1, Category.R2));
        var ban = ((Barring.Barred) bar(idNumber("37150219910101003"), Reach.EXAMS, "市监罚〔2026〕10 号", schools)).ban();

        assertThat(HALL.bans.lift(ban.id(), "误登", restaurants, "account:x", NOON))
                .isEqualTo(Lifting.NOT_YOURS);
        assertThat(HALL.bans.lift(ban.id(), "误登", COUNTY, "account:c", NOON)).isEqualTo(Lifting.LIFTED);
    }

    @Test
    void whoAnswersForEverywhereTakesBackTheirOwn() {
        var everywhere = new Scope.Area(Set.of(""), Set.of(Category.values()));
        var ban = ((Barring.Barred) bar(idNumber("37150219910101004"), Reach.EXAMS, "市监罚〔2026〕11 号", everywhere)).ban();

        assertThat(HALL.bans.lift(ban.id(), "误登", CITY, "account:x", NOON)).isEqualTo(Lifting.NOT_YOURS);
        assertThat(HALL.bans.lift(ban.id(), "误登", everywhere, "account:e", NOON))
                .isEqualTo(Lifting.LIFTED);
    }

    @Test
    void whoAnswersForNothingBarsNobody() {
        assertThat(bar(idNumber("37150219910101005"), Reach.EXAMS, "市监罚〔2026〕12 号", new Scope.Nothing()))
                .isEqualTo(new Barring.NoArea());
    }

    @Test
    void aBanFromBeforeAreasWereNotedIsTakenBackByItsRegion() {
        var ban = ((Barring.Barred) bar(idNumber("37150219910101006"), Reach.EXAMS, "市监罚〔2026〕13 号", COUNTY)).ban();
        HALL.db
                .sql("update exam.ban set regions = null, categories = null, name_index = null where id = :id")
                .param("id", ban.id().value())
                .update();

        HALL.sealing().run();

        assertThat(HALL.bans.page("王芳", Optional.empty(), 200).bans())
                .extracting(Ban::id)
                .contains(ban.id());
        assertThat(HALL.bans.lift(ban.id(), "误登", NEXT_COUNTY, "account:x", NOON))
                .isEqualTo(Lifting.NOT_YOURS);
        assertThat(HALL.bans.lift(ban.id(), "误登", COUNTY, "account:r", NOON)).isEqualTo(Lifting.LIFTED);
    }

    @Test
    void aBanIsFoundByDecisionNameAndIdNumberPageAfterPage() {
        var number = idNumber("37150219910101007");
        bar(number, Reach.EXAMS, "东市监禁〔2026〕1 号", COUNTY);
        bar(number, Reach.MANAGEMENT, "东市监禁〔2026〕2 号", COUNTY);
        bar(idNumber("37150219910101008"), Reach.EXAMS, "东市监禁〔2026〕3 号", COUNTY);

        assertThat(decisions("东市监禁", Optional.empty(), 200)).hasSize(3);
        assertThat(decisions("〔2026〕2 号", Optional.empty(), 200)).contains("东市监禁〔2026〕2 号");
        assertThat(decisions(number.value(), Optional.empty(), 200)).hasSize(2);
        assertThat(decisions("王芳", Optional.empty(), 200)).hasSizeGreaterThanOrEqualTo(3);
        assertThat(decisions("王", Optional.empty(), 200)).as("a part of a name").isEmpty();

        var first = HALL.bans.page("东市监禁", Optional.empty(), 2);
        var second = HALL.bans.page("东市监禁", first.next(), 2);
        assertThat(first.bans()).hasSize(2);
        assertThat(second.bans()).hasSize(1).doesNotContainAnyElementsOf(first.bans());
        assertThat(second.next()).isEmpty();
    }

    private static List<String> decisions(String wanted, Optional<BanId> after, int limit) {
        return HALL.bans.page(wanted, after, limit).bans().stream()
                .map(Ban::decision)
                .toList();
    }

    @Test
    void aPaperThatWaitsIsTakenAwayFromWhoIsBarred() {
        var employer = HALL.employer(Category.R3);
        var cook = HALL.learned(employer, Post.WORKER).worker();
        var opens = NOON.plus(Duration.ofHours(1));
        var exam = HALL.exam("WORKER").id();
        var session = ((ExamSessions.Scheduling.Scheduled) HALL.sessions.schedule(
                        exam,
                        employer,
                        Optional.empty(),
                        new ExamSessions.Window(opens, opens.plusSeconds(3600)),
                        COUNTY,
                        "account:r",
                        NOON))
                .session();
        HALL.preparations.prepare(NOON);

        bar(cook, Reach.EXAMS, TODAY, Optional.empty());

        assertThat(HALL.attempts.startPrepared(cook, exam, Optional.empty(), opens))
                .isEmpty();
        HALL.preparations.prepare(NOON.plus(Duration.ofMinutes(6)));
        assertThat(HALL.sessions
                        .report(session.id(), COUNTY, NOON)
                        .orElseThrow()
                        .lines())
                .extracting(ExamSession.Line::obstacle)
                .containsExactly(Optional.of(Obstacle.BARRED));
    }

    private static Eligibility eligibility(WorkerId worker, Instant now) {
        return HALL.attempts.eligibility(worker, HALL.exam("WORKER").id(), now);
    }

    private static Starting start(WorkerId worker, String exam, Instant now) {
        return HALL.attempts.start(worker, HALL.exam(exam).id(), now);
    }

    private static Ban bar(WorkerId worker, Reach reach, LocalDate since, Optional<LocalDate> until) {
        var known = HALL.people.find(worker).orElseThrow();
        var decision = new Bans.Decision(known.idNumber(), known.name(), reach, "市监罚〔2026〕7 号", "吊销许可证", since, until);
        return ((Barring.Barred) HALL.bans.bar(decision, COUNTY, "account:r", NOON)).ban();
    }

    private static Barring bar(ResidentId idNumber, Reach reach, String decision, Scope scope) {
        return HALL.bans.bar(
                new Bans.Decision(idNumber, new PersonName("王芳"), reach, decision, "替考", TODAY, Optional.empty()),
                scope,
                "account:r",
                NOON);
    }

    private static ResidentId idNumber(String body) {
        return new ResidentId(body + ResidentId.checkCharacter(body));
    }
}
