package liangku.certificate;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import liangku.employer.EmployerId;
import liangku.exam.AttemptId;
import liangku.media.FolderObjectStore;
import liangku.people.Hire;
import liangku.people.Hiring;
import liangku.people.PersonName;
import liangku.people.Post;
import liangku.programme.DutyMatrix;
import liangku.programme.Programmes;
import liangku.testing.House;
import liangku.testing.Numbers;
import liangku.testing.TestDatabase;

/** The office that issues certificates, on a fresh real database. */
final class Office {

    final House house = new House(
            TestDatabase.of("privacy", "audit", "employer", "people", "identity", "programme", "certificate"));
    final Programmes programmes = new Programmes(house.db);
    final Verifications verifications;
    final Certificates certificates;
    final Revocations revocations;
    final Path objects;

    Office(Path folder) {
        objects = folder.resolve("objects");
        var settings = Samples.settings(folder, "none");
        var signing = new Signing(house.db, new SigningKeyFile(settings).load(House.NOW), House.NOW);
        signing.afterSingletonsInstantiated();
        var table = new CertificateTable(house.db, house.personalData);
        var renderings = new RenderingTable(house.db);
        verifications = new Verifications(table, renderings);
        var visibility = new Visibility(house.employers, house.people);
        certificates = new Certificates(
                table,
                new Issuing(
                        table,
                        signing,
                        house.people,
                        house.employers,
                        new Terms(programmes, new DutyMatrix(house.db), settings)),
                new Renderings(
                        table,
                        renderings,
                        signing,
                        new CertificatePress(settings, signing),
                        new FolderObjectStore(objects)),
                visibility,
                house.events::add,
                house.transaction);
        revocations =
                new Revocations(table, verifications, visibility, house.audit, house.events::add, house.transaction);
    }

    Hiring.Hired hire(EmployerId employer, int n, String name, Post post) {
        var hire = Hire.of(
                employer,
                new PersonName(name),
                Numbers.residentId(n),
                Numbers.phone(n),
                post,
                LocalDate.of(2025, 1, 1));
        return (Hiring.Hired) house.people.hire(hire, House.SUBJECT, House.NOW);
    }

    Pass pass(EmployerId employer, Hiring.Hired hired, Instant at) {
        return new Pass(
                new AttemptId(UUID.randomUUID()),
                programmes.find("WORKER").orElseThrow().id(),
                hired.worker(),
                employer,
                hired.employment(),
                new BigDecimal("92"),
                at);
    }
}
