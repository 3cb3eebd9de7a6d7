package liangku.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.exam.PassesCertified;
import liangku.identity.Caller;
import liangku.identity.Role;
import liangku.people.Post;
import liangku.people.WorkerId;
import liangku.programme.Programme;
import liangku.testing.House;
import liangku.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatesTest {

    private static final Instant NOW = House.NOW;
    private static final LocalDate TODAY = House.TODAY;

    @TempDir
    static Path folder;

    private final Office office = new Office(folder);
    private final House house = office.house;
    private final Certificates certificates = office.certificates;
    private final EmployerId school = house.employer(1, "371502", Category.C1B);
    private final EmployerId restaurant = house.employer(2, "371521", Category.R3);

    @Test
    void aPassBecomesACertificateWithEverythingFrozen() {
        var hired = office.hire(school, 1, "王㛃", Post.KEY_OPERATOR);

        var issued = certificates.issue(office.pass(school, hired, NOW));

        assertThat(issued.number().toString()).startsWith("371502-2026-0000001-");
        assertThat(issued.holder().name()).isEqualTo("王㛃");
        assertThat(issued.employerName()).isEqualTo("单位1");
        assertThat(issued.post()).isEqualTo(Post.KEY_OPERATOR);
        assertThat(issued.issuedOn()).isEqualTo(TODAY);
        assertThat(certificates.find(issued.number())).contains(issued);
        assertThat(certificates.ofAttempt(issued.attempt())).contains(issued);
        assertThat(house.events)
                .anyMatch(event -> event instanceof CertificateIssued e
                        && e.number().equals(issued.number().toString()));
    }

    @Test
    void itHoldsHalfAYearAtASpecificProviderAndAYearElsewhere() {
        var cook = office.hire(school, 1, "王芳", Post.WORKER);
        var waiter = office.hire(restaurant, 2, "李强", Post.WORKER);

        assertThat(certificates.issue(office.pass(school, cook, NOW)).validUntil())
                .isEqualTo(LocalDate.of(2026, 8, 31));
        assertThat(certificates.issue(office.pass(restaurant, waiter, NOW)).validUntil())
                .isEqualTo(LocalDate.of(2027, 2, 28));
    }

    @Test
    void theExamIsToldHowLongThePassHolds() {
        var cook = office.pass(school, office.hire(school, 1, "王芳", Post.WORKER), NOW);
        var waiter = office.pass(restaurant, office.hire(restaurant, 2, "李强", Post.WORKER), NOW);

        certificates.issue(cook);
        certificates.issueAll(List.of(waiter, cook));

        assertThat(house.events.stream().filter(PassesCertified.class::isInstance))
                .containsExactly(
                        new PassesCertified(
                                List.of(new PassesCertified.Term(cook.attempt(), LocalDate.of(2026, 8, 31)))),
                        new PassesCertified(
                                List.of(new PassesCertified.Term(waiter.attempt(), LocalDate.of(2027, 2, 28)))));
    }

    @Test
    void aPassOfBeforeHasItsTermFromItsCertificate() {
        var source = TestDatabase.of(Office.MODULES);
        var before = new Office(new House(source), folder, "");
        var canteen = before.house.employer(1, "371502", Category.C1B);
        var pass = before.pass(canteen, before.hire(canteen, 1, "王芳", Post.WORKER), NOW);
        before.certificates.issue(pass);

        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/exam")
                .table("flyway_schema_history_exam")
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();

        assertThat(before.house
                        .db
                        .sql("select holds_until from exam.pass_term where attempt_id = :attempt")
                        .param("attempt", pass.attempt().value())
                        .query(LocalDate.class)
                        .single())
                .isEqualTo(LocalDate.of(2026, 8, 31));
    }

    @Test
    void theSamePassTwiceGivesTheSameCertificateAndOneEvent() {
        var pass = office.pass(school, office.hire(school, 1, "王芳", Post.WORKER), NOW);

        var first = certificates.issue(pass);
        var second = certificates.issue(pass);

        assertThat(second).isEqualTo(first);
        assertThat(house.events.stream().filter(CertificateIssued.class::isInstance))
                .hasSize(1);
    }

    @Test
    void numbersRunWithoutGapsWhenManyPassAtOnceAndSomeTwice() throws Exception {
        var passes = IntStream.range(0, 40)
                .mapToObj(n -> office.pass(school, office.hire(school, n, "王芳", Post.WORKER), NOW))
                .toList();
        var tasks = new ArrayList<Callable<Certificate>>();
        for (var pass : passes) {
            tasks.add(() -> certificates.issue(pass));
            tasks.add(() -> certificates.issue(pass));
        }

        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        }

        assertThat(certificates
                        .page(new Scope.Everything(), TODAY, Optional.empty(), 200)
                        .certificates())
                .extracting(certificate -> certificate.number().serial())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 40).mapToObj(n -> 41 - n).toList());
    }

    @Test
    void aPassThatIsRolledBackTakesItsNumberWithIt() {
        var hired = office.hire(school, 1, "王芳", Post.WORKER);

        house.transaction.executeWithoutResult(status -> {
            certificates.issue(office.pass(school, hired, NOW));
            status.setRollbackOnly();
        });

        assertThat(certificates.issue(office.pass(school, hired, NOW)).number().serial())
                .isEqualTo(1);
    }

    @Test
    void aLaterCertificateTakesThePlaceOfOneThatIsStillValid() {
        var hired = office.hire(school, 1, "王芳", Post.WORKER);
        var first = certificates.issue(office.pass(school, hired, NOW)).number();
        var later = NOW.plus(Duration.ofDays(100));
        var second = certificates.issue(office.pass(school, hired, later)).number();

        var old = certificates.find(first).orElseThrow();
        assertThat(old.supersession().map(Supersession::successor)).contains(second);
        assertThat(house.events)
                .contains(new CertificatesSuperseded(List.of(new CertificatesSuperseded.Superseded(
                        CertificateIssued.of(old), second.toString(), TODAY.plusDays(100)))));
        assertThat(old.statusOn(TODAY.plusDays(99))).isEqualTo(CertificateStatus.VALID);
        assertThat(old.statusOn(TODAY.plusDays(100))).isEqualTo(CertificateStatus.SUPERSEDED);
        assertThat(certificates.find(second).orElseThrow().statusOn(TODAY.plusDays(100)))
                .isEqualTo(CertificateStatus.VALID);
    }

    @Test
    void oneThatHasLapsedIsExpiredAndNotSuperseded() {
        var hired = office.hire(school, 1, "王芳", Post.WORKER);
        var first = certificates.issue(office.pass(school, hired, NOW)).number();
        certificates.issue(office.pass(school, hired, NOW.plus(Duration.ofDays(300))));

        assertThat(certificates.find(first).orElseThrow().statusOn(TODAY.plusDays(300)))
                .isEqualTo(CertificateStatus.EXPIRED);
    }

    @Test
    void aRevokedOneDoesNotCountFromThatDayOnAndSaysWhoAndWhy() {
        var hired = office.hire(school, 1, "王芳", Post.WORKER);
        var issued = certificates.issue(office.pass(school, hired, NOW));
        var number = issued.number();
        office.verifications.of(number, TODAY);
        var later = NOW.plus(Duration.ofDays(10));
        var by = regulator("371502");

        assertThat(office.revocations.revoke(number, " ", by, later)).isEqualTo(new Revoking.NoReason());
        assertThat(office.revocations.revoke(number, "替考，经核实", by, later)).isInstanceOf(Revoking.Revoked.class);
        assertThat(office.revocations.revoke(number, "再次", by, later)).isInstanceOf(Revoking.NoReason.class);
        assertThat(office.revocations.revoke(number, "另一个原因", by, later)).isInstanceOf(Revoking.AlreadyRevoked.class);

        var revoked = certificates.find(number).orElseThrow();
        assertThat(revoked.statusOn(TODAY.plusDays(9))).isEqualTo(CertificateStatus.VALID);
        assertThat(revoked.statusOn(TODAY.plusDays(10))).isEqualTo(CertificateStatus.REVOKED);
        assertThat(office.verifications.of(number, TODAY.plusDays(10)).map(Verification::status))
                .contains(CertificateStatus.REVOKED);
        assertThat(certificates.validOn(hired.worker(), Programme.Level.WORKER, TODAY.plusDays(9)))
                .isTrue();
        assertThat(certificates.validOn(hired.worker(), Programme.Level.WORKER, TODAY.plusDays(10)))
                .isFalse();
        assertThat(house.events)
                .contains(new CertificateRevoked(
                        CertificateIssued.of(certificates.find(number).orElseThrow()), "替考，经核实", later));
    }

    @Test
    void itIsSeenByItsHolderTheEmployersAndTheRegulatorAndByNobodyElse() {
        var hired = office.hire(school, 1, "王芳", Post.WORKER);
        var number = certificates.issue(office.pass(school, hired, NOW)).number();
        var stranger = office.hire(restaurant, 2, "李强", Post.WORKER);

        assertThat(certificates.find(number, worker(hired.worker()), NOW)).isPresent();
        assertThat(certificates.find(number, worker(stranger.worker()), NOW)).isEmpty();
        assertThat(certificates.find(number, employer(school), NOW)).isPresent();
        assertThat(certificates.find(number, employer(restaurant), NOW)).isEmpty();
        assertThat(certificates.find(number, regulator("3715"), NOW)).isPresent();
        assertThat(certificates.find(number, regulator("371521"), NOW)).isEmpty();
        assertThat(certificates.find(number, caller(Role.AUTHOR, new Scope.Nothing()), NOW))
                .isEmpty();
        assertThat(certificates.pdf(number, employer(restaurant), NOW)).isEqualTo(new Pdf.NotFound());

        // The record follows the person: a new employer sees it, the old one still does.
        office.hire(restaurant, 1, "王芳", Post.WORKER);
        assertThat(certificates.find(number, employer(restaurant), NOW)).isPresent();
        assertThat(page(new Scope.Own(restaurant))).containsExactly(number);
        assertThat(page(new Scope.Own(school))).containsExactly(number);
        assertThat(page(regulator("371502").scope())).containsExactly(number);
        assertThat(page(regulator("371521").scope())).isEmpty();
        assertThat(page(new Scope.Nothing())).isEmpty();
    }

    @Test
    void aSecondKitchenLetsAnotherPlaceSeeItAndNotTakeItBack() {
        var hired = office.hire(school, 1, "王芳", Post.WORKER);
        var number = certificates.issue(office.pass(school, hired, NOW)).number();
        var yanggu = regulator("371521");
        assertThat(office.revocations.revoke(number, "替考，经核实", yanggu, NOW)).isEqualTo(new Revoking.NotFound());

        office.hire(restaurant, 1, "王芳", Post.WORKER);

        assertThat(certificates.find(number, yanggu, NOW)).isPresent();
        assertThat(office.revocations.revoke(number, "替考，经核实", yanggu, NOW)).isEqualTo(new Revoking.IssuedElsewhere());
        assertThat(certificates.find(number).orElseThrow().revocation()).isEmpty();
        assertThat(office.revocations.mayRevoke(certificates.find(number).orElseThrow(), yanggu.scope()))
                .isFalse();
        assertThat(office.revocations.revoke(number, "替考，经核实", regulator("3715"), NOW))
                .isInstanceOf(Revoking.Revoked.class);
    }

    @Test
    void aFormerEmployerSeesWhatWasEarnedThereAndNothingLater() {
        var first = office.hire(school, 1, "王芳", Post.WORKER);
        var there = certificates.issue(office.pass(school, first, NOW)).number();
        house.people.leave(first.employment(), TODAY, new Scope.Own(school), House.SUBJECT, NOW);
        var second = office.hire(restaurant, 1, "王芳", Post.WORKER);
        var later = certificates
                .issue(office.pass(restaurant, second, NOW.plus(Duration.ofDays(200))))
                .number();

        assertThat(certificates.ofWorker(first.worker(), employer(school), NOW).stream()
                        .map(Certificate::number))
                .containsExactly(there);
        assertThat(certificates.ofWorker(first.worker(), employer(restaurant), NOW).stream()
                        .map(Certificate::number))
                .containsExactlyInAnyOrder(there, later);
    }

    @Test
    void aListIsReadToItsEndInPages() {
        for (var n = 0; n < 5; n++) {
            certificates.issue(office.pass(school, office.hire(school, n, "王芳", Post.WORKER), NOW));
        }

        for (var scope : List.of(new Scope.Everything(), new Scope.Own(school))) {
            var seen = new ArrayList<Integer>();
            Optional<CertificateNumber> next = Optional.empty();
            do {
                var page = certificates.page(scope, TODAY, next, 2);
                page.certificates().forEach(c -> seen.add(c.number().serial()));
                next = page.next();
            } while (next.isPresent());
            assertThat(seen).containsExactly(5, 4, 3, 2, 1);
        }
    }

    @Test
    void theNameOfTheHolderIsNowhereAsText() {
        certificates.issue(office.pass(school, office.hire(school, 1, "欧阳建国", Post.WORKER), NOW));

        assertThat(house.db
                        .sql("select c::text || c.record from certificate.certificate c")
                        .query(String.class)
                        .single())
                .doesNotContain("欧阳建国", "欧阳");
    }

    @Test
    void thePdfIsMadeOnceAndServedAsItIs() throws IOException {
        var issued = certificates.issue(office.pass(school, office.hire(school, 1, "王㛃", Post.WORKER), NOW));

        var first = (Pdf.Ready) certificates.pdf(issued.number(), employer(school), NOW);
        var again = (Pdf.Ready) certificates.pdf(issued.number(), employer(school), NOW.plusSeconds(60));

        assertThat(again.sha256()).isEqualTo(first.sha256());
        assertThat(again.content().readAllBytes()).isEqualTo(first.content().readAllBytes());
        assertThat(office.verifications.of(issued.number(), TODAY).flatMap(Verification::sha256))
                .contains(first.sha256());
    }

    @Test
    void aPdfThatWasChangedInTheStoreIsNotServed() throws IOException {
        var issued = certificates.issue(office.pass(school, office.hire(school, 1, "王芳", Post.WORKER), NOW));
        var sha256 = ((Pdf.Ready) certificates.pdf(issued.number(), employer(school), NOW)).sha256();
        try (var files = Files.walk(office.objects.resolve("certificates"))) {
            var file = files.filter(path -> path.getFileName().toString().equals(sha256 + ".pdf@" + sha256))
                    .findFirst()
                    .orElseThrow();
            var bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 1;
            Files.write(file, bytes);
        }

        assertThatThrownBy(() -> certificates.pdf(issued.number(), employer(school), NOW))
                .hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void aRowThatWasChangedIsNotPrinted() {
        var issued = certificates.issue(office.pass(school, office.hire(school, 1, "王芳", Post.WORKER), NOW));
        house.db
                .sql("update certificate.certificate set valid_until = valid_until + 365")
                .update();

        assertThatThrownBy(() -> certificates.pdf(issued.number(), employer(school), NOW))
                .hasMessageContaining("not as it was signed");
    }

    @Test
    void aNameThatNoFontHasWaitsForOneAndTheCertificateStillCounts() {
        var issued = unprintable(office);

        assertThat(certificates.pdf(issued.number(), employer(school), NOW)).isEqualTo(new Pdf.NoFont());
        assertThat(office.verifications.of(issued.number(), TODAY).map(Verification::status))
                .contains(CertificateStatus.VALID);
        assertThat(office.unprinted.wanted())
                .isEqualTo(new Unprinted.Wanted(List.of(issued.number()), List.of("U+20001")));
        office.unprinted.printAgain();
        assertThat(office.unprinted.wanted().numbers()).as("still no font").hasSize(1);
    }

    @Test
    void withAFontThatHasTheCharacterItIsPrintedByItself() throws IOException {
        var issued = unprintable(office);
        certificates.pdf(issued.number(), employer(school), NOW);

        var equipped = office.with(RareFont.of(0x20001, folder));
        equipped.unprinted.printAgain();

        assertThat(equipped.unprinted.wanted()).isEqualTo(new Unprinted.Wanted(List.of(), List.of()));
        assertThat(equipped.certificates.pdf(issued.number(), employer(school), NOW))
                .isInstanceOf(Pdf.Ready.class);
    }

    private Certificate unprintable(Office at) {
        var name = "王" + Character.toString(0x20001);
        return at.certificates.issue(at.pass(school, at.hire(school, 1, name, Post.WORKER), NOW));
    }

    @Test
    void theCityMayKnowAPartOfIt() {
        var issued = certificates.issue(office.pass(school, office.hire(school, 1, "欧阳建国", Post.WORKER), NOW));

        var verification = office.verifications.of(issued.number(), TODAY).orElseThrow();

        assertThat(verification.holder()).isEqualTo("欧*");
        assertThat(verification.toString()).doesNotContain("建国");
        assertThat(office.verifications.of(new CertificateNumber("371502", 2026, 999), TODAY))
                .isEmpty();
    }

    @Test
    void aHistoryIsIssuedInSetsByTheThousands() {
        var hires = IntStream.range(0, 200)
                .mapToObj(n -> office.hire(school, n, "王芳", Post.WORKER))
                .toList();
        var passes = new ArrayList<Pass>();
        for (var round = 0; round < 15; round++) {
            for (var hired : hires) {
                passes.add(office.pass(school, hired, NOW.minus(Duration.ofDays(200L * (15 - round)))));
            }
        }
        var events = house.events.size();

        var start = System.nanoTime();
        var issued = certificates.issueAll(passes);
        var seconds = (System.nanoTime() - start) / 1e9;

        System.out.printf("certificates issued in sets: %.0f a second%n", passes.size() / seconds);
        assertThat(issued).hasSize(3_000);
        assertThat(certificates.issueAll(passes)).isEmpty();
        assertThat(house.events.subList(events, house.events.size()))
                .filteredOn(event -> !(event instanceof CertificatesSuperseded || event instanceof PassesCertified))
                .hasSize(3)
                .allSatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                CertificatesTakenOver.class,
                                told -> assertThat(told.certificates()).hasSize(1_000)));
        assertThat(certificates.ofWorker(hires.getFirst().worker())).hasSize(15);
        assertThat(house.db
                        .sql(
                                "select count(*) from certificate.certificate group by left(number, 11) having max(substr(number, 13, 7))::int <> count(*)")
                        .query(Long.class)
                        .list())
                .isEmpty();
    }

    private List<CertificateNumber> page(Scope scope) {
        return certificates.page(scope, TODAY, Optional.empty(), 50).certificates().stream()
                .map(Certificate::number)
                .toList();
    }

    private static Caller worker(WorkerId worker) {
        return new Caller("worker:" + worker, Role.WORKER, "", Optional.of(worker), new Scope.Nothing());
    }

    private static Caller employer(EmployerId employer) {
        return caller(Role.EMPLOYER, new Scope.Own(employer));
    }

    private static Caller regulator(String region) {
        return caller(Role.REGULATOR, new Scope.Area(Set.of(region), EnumSet.allOf(Category.class)));
    }

    private static Caller caller(Role role, Scope scope) {
        return new Caller(House.SUBJECT, role, "", Optional.empty(), scope);
    }
}
