package liangku.certificate;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

    final House house;
    final Programmes programmes;
    final Verifications verifications;
    final Certificates certificates;
    final Revocations revocations;
    final Unprinted unprinted;
    final Path objects;
    private final Path folder;

    static final String[] MODULES = {"privacy", "audit", "employer", "people", "identity", "programme", "certificate"};

    Office(Path folder) {
        this(new House(TestDatabase.of(MODULES)), folder, "");
    }

    Office(House house, Path folder, String font) {
        this.house = house;
        this.folder = folder;
        programmes = new Programmes(house.db);
        objects = folder.resolve("objects");
        var settings = Samples.settings(folder, "none", font);
        var signing = new Signing(house.db, new SigningKeyFile(settings).load(House.NOW), House.NOW);
        signing.afterSingletonsInstantiated();
        var table = new CertificateTable(house.db, house.personalData);
        var renderings = new RenderingTable(house.db);
        verifications = new Verifications(table, renderings);
        var visibility = new Visibility(house.employers, house.people);
        var press = new CertificatePress(settings, signing);
        var printing = new Renderings(table, renderings, signing, press, new FolderObjectStore(objects));
        unprinted = new Unprinted(
                table, renderings, printing, verifications, press, Clock.fixed(House.NOW, ZoneOffset.UTC));
        certificates = new Certificates(
                table,
                new Issuing(
                        table,
                        signing,
                        house.people,
                        house.employers,
                        new Terms(programmes, new DutyMatrix(house.db), settings)),
                printing,
                visibility,
                house.events::add,
                house.transaction);
        revocations =
                new Revocations(table, verifications, visibility, house.audit, house.events::add, house.transaction);
    }

    /** {@return the same, started again with a font of its own} */
    Office with(Path font) {
        return new Office(house, folder, font.toString());
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
