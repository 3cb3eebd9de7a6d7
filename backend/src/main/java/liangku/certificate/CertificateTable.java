package liangku.certificate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import liangku.certificate.CertificatesSuperseded.Superseded;
import liangku.employer.Category;
import liangku.employer.Column;
import liangku.employer.EmployerId;
import liangku.employer.Scope;
import liangku.employer.ScopeSql;
import liangku.exam.AttemptId;
import liangku.people.EmploymentId;
import liangku.people.Post;
import liangku.people.WorkerId;
import liangku.privacy.PersonalData;
import liangku.programme.Programme;
import liangku.programme.ProgrammeId;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL of certificates and of the facts about them. Holders are sealed on the way in and opened on the way out. */
@Repository
class CertificateTable {

    private static final String SELECT = """
            select c.number, c.attempt_id, c.worker_id, c.employer_id, c.employment_id, c.post, c.programme_id,
                   c.programme_level, c.programme_zh, c.programme_en, c.holder, c.employer_name, c.region, c.category,
                   c.percent, c.issued_on, c.valid_until, c.record, c.digest, c.signature, c.key_id,
                   r.revoked_at, r.revoked_on, r.revoked_by, r.reason, s.successor, s.superseded_on
            from certificate.certificate c
                 left join certificate.revocation r on r.number = c.number
                 left join certificate.supersession s on s.number = c.number
            """;

    private final JdbcClient db;
    private final PersonalData personalData;

    CertificateTable(JdbcClient db, PersonalData personalData) {
        this.db = db;
        this.personalData = personalData;
    }

    Optional<Certificate> find(CertificateNumber number) {
        return db.sql(SELECT + "where c.number = :number")
                .param("number", number.toString())
                .query(mapper())
                .optional();
    }

    /** {@return the row with its proof} */
    Optional<IssuedRow> proof(CertificateNumber number) {
        return db.sql(SELECT + "where c.number = :number")
                .param("number", number.toString())
                .query((rs, row) -> new IssuedRow(
                        certificate(rs),
                        SealedHolder.open(personalData, rs.getBytes("holder")),
                        rs.getString("record"),
                        HexFormat.of().formatHex(rs.getBytes("digest")),
                        HexFormat.of().formatHex(rs.getBytes("signature")),
                        rs.getString("key_id")))
                .optional();
    }

    List<Certificate> ofAttempts(Collection<AttemptId> attempts) {
        return db.sql(SELECT + "where c.attempt_id = any (:attempts::uuid[])")
                .param("attempts", Column.of(List.copyOf(attempts), AttemptId::value))
                .query(mapper())
                .list();
    }

    List<Certificate> ofWorker(WorkerId worker) {
        return db.sql(SELECT + """
                where c.worker_id = :worker
                order by c.issued_on desc, c.number desc
                """)
                .param("worker", worker.value())
                .query(mapper())
                .list();
    }

    /** {@return those issued at the scope's businesses, and for a single business those of its people of today too} */
    List<Certificate> page(Scope scope, LocalDate today, Optional<CertificateNumber> before, int limit) {
        var numbers = switch (scope) {
            case Scope.Own own -> """
                    select c.number
                    from certificate.certificate c
                    where c.employer_id = :employer
                    union
                    select c.number
                    from people.employment m
                         join certificate.certificate c on c.worker_id = m.worker_id
                    where m.employer_id = :employer
                      and m.since <= :today
                      and (m.until is null or m.until > :today)
                    """;
            case Scope.Everything _, Scope.Area _, Scope.Nothing _ ->
                """
                    select c.number
                    from certificate.certificate c
                         join employer.employer e on e.id = c.employer_id
                    where %s
                      and (:before::text is null or c.number < :before)
                    order by c.number desc
                    limit :limit
                    """.formatted(ScopeSql.where(scope, "e").sql());
        };
        var parameters = new HashMap<String, Object>();
        if (scope instanceof Scope.Own(EmployerId employer)) {
            parameters.put("employer", employer.value());
            parameters.put("today", today);
        } else {
            parameters.putAll(ScopeSql.where(scope, "e").parameters());
        }
        return db.sql(SELECT + """
                where c.number in (%s)
                  and (:before::text is null or c.number < :before)
                order by c.number desc
                limit :limit
                """.formatted(numbers))
                .params(parameters)
                .param("before", before.map(CertificateNumber::toString).orElse(null))
                .param("limit", limit)
                .query(mapper())
                .list();
    }

    /**
     * Locks the counters until the end of the transaction, in one order for everybody.
     *
     * @return the last numbers given
     */
    Map<Series, Integer> lockCounters(Collection<Series> series) {
        var sorted = series.stream().distinct().sorted().toList();
        var last = new HashMap<Series, Integer>();
        db.sql("""
                insert into certificate.counter as known (region, year, last)
                select region, year, 0
                from unnest(:regions::text[], :years::int[]) with ordinality as wanted (region, year, position)
                order by position
                on conflict (region, year) do update set last = known.last
                returning region, year, last
                """)
                .param("regions", Column.of(sorted, Series::region))
                .param("years", Column.of(sorted, Series::year))
                .query(rs -> {
                    last.put(new Series(rs.getString("region"), rs.getInt("year")), rs.getInt("last"));
                });
        return last;
    }

    void moveCounters(Map<Series, Integer> last) {
        var entries = List.copyOf(last.entrySet());
        db.sql("""
                update certificate.counter c
                set last = moved.last
                from unnest(:regions::text[], :years::int[], :lasts::int[]) as moved (region, year, last)
                where c.region = moved.region and c.year = moved.year
                """)
                .param("regions", Column.of(entries, e -> e.getKey().region()))
                .param("years", Column.of(entries, e -> e.getKey().year()))
                .param("lasts", Column.of(entries, Map.Entry::getValue))
                .update();
    }

    void add(List<IssuedRow> rows) {
        var hex = HexFormat.of();
        db.sql("""
                insert into certificate.certificate
                    (number, attempt_id, worker_id, employer_id, employment_id, post, programme_id, programme_level,
                     programme_zh, programme_en, holder, employer_name, region, category, percent, issued_on,
                     valid_until, record, digest, signature, key_id)
                select number, attempt_id, worker_id, employer_id, employment_id, post, programme_id, programme_level,
                       programme_zh, programme_en, decode(holder, 'hex'), employer_name, region, category, percent,
                       issued_on, valid_until, record, decode(digest, 'hex'), decode(signature, 'hex'), key_id
                from unnest(:numbers::text[], :attempts::uuid[], :workers::uuid[], :employers::uuid[],
                            :employments::uuid[], :posts::text[], :programmes::uuid[], :levels::text[], :zh::text[],
                            :en::text[], :holders::text[], :employerNames::text[], :regions::text[],
                            :categories::text[], :percents::numeric[], :issued::date[], :ends::date[],
                            :records::text[], :digests::text[], :signatures::text[], :keys::text[])
                     as n (number, attempt_id, worker_id, employer_id, employment_id, post, programme_id,
                           programme_level, programme_zh, programme_en, holder, employer_name, region, category,
                           percent, issued_on, valid_until, record, digest, signature, key_id)
                """)
                .param("numbers", Column.of(rows, r -> r.certificate().number()))
                .param("attempts", Column.of(rows, r -> r.certificate().attempt()))
                .param("workers", Column.of(rows, r -> r.certificate().worker()))
                .param("employers", Column.of(rows, r -> r.certificate().employer()))
                .param("employments", Column.of(rows, r -> r.certificate().employment()))
                .param("posts", Column.of(rows, r -> r.certificate().post().name()))
                .param("programmes", Column.of(rows, r -> r.certificate().programme()))
                .param("levels", Column.of(rows, r -> r.certificate().level().name()))
                .param("zh", Column.of(rows, r -> r.certificate().programmeZh()))
                .param("en", Column.of(rows, r -> r.certificate().programmeEn()))
                .param("holders", Column.of(rows, r -> hex.formatHex(r.holder().seal(personalData))))
                .param("employerNames", Column.of(rows, r -> r.certificate().employerName()))
                .param("regions", Column.of(rows, r -> r.certificate().region()))
                .param(
                        "categories",
                        Column.of(rows, r -> r.certificate().category().name()))
                .param(
                        "percents",
                        Column.of(rows, r -> r.certificate().percent().toPlainString()))
                .param("issued", Column.of(rows, r -> r.certificate().issuedOn()))
                .param("ends", Column.of(rows, r -> r.certificate().validUntil()))
                .param("records", Column.of(rows, IssuedRow::record))
                .param("digests", Column.of(rows, IssuedRow::digest))
                .param("signatures", Column.of(rows, IssuedRow::signature))
                .param("keys", Column.of(rows, IssuedRow::keyId))
                .update();
    }

    /**
     * Says, of the people of these certificates, which one took the place of which that was still valid on that day.
     *
     * @return those whose place was taken by this
     */
    List<Superseded> supersede(List<CertificateNumber> numbers) {
        return db.sql("""
                with taken as (
                    insert into certificate.supersession (number, successor, superseded_on)
                    select number, successor, superseded_on
                    from (select c.number, c.valid_until, lead(c.number) over later as successor,
                                 lead(c.issued_on) over later as superseded_on
                          from certificate.certificate c
                          where (c.worker_id, c.programme_id) in (select worker_id, programme_id
                                                                  from certificate.certificate
                                                                  where number = any (:numbers::text[]))
                          window later as (partition by c.worker_id, c.programme_id order by c.issued_on, c.number)) row
                    where superseded_on <= valid_until
                    on conflict do nothing
                    returning number, successor, superseded_on
                )
                select c.number, c.worker_id, c.employer_id, c.programme_id, c.issued_on, c.valid_until,
                       taken.successor, taken.superseded_on
                from taken
                join certificate.certificate c using (number)
                order by c.number
                """)
                .param("numbers", Column.of(numbers, CertificateNumber::toString))
                .query((rs, row) -> new Superseded(
                        new CertificateIssued(
                                rs.getString("number"),
                                new WorkerId(rs.getObject("worker_id", UUID.class)),
                                new EmployerId(rs.getObject("employer_id", UUID.class)),
                                new ProgrammeId(rs.getObject("programme_id", UUID.class)),
                                rs.getObject("issued_on", LocalDate.class),
                                rs.getObject("valid_until", LocalDate.class)),
                        rs.getString("successor"),
                        rs.getObject("superseded_on", LocalDate.class)))
                .list();
    }

    /** {@return whether it was not revoked before} */
    boolean revoke(CertificateNumber number, Revocation revocation) {
        return db.sql("""
                insert into certificate.revocation (number, revoked_at, revoked_on, revoked_by, reason)
                values (:number, :at, :on, :by, :reason)
                on conflict do nothing
                """)
                        .param("number", number.toString())
                        .param("at", revocation.at().atOffset(ZoneOffset.UTC))
                        .param("on", revocation.on())
                        .param("by", revocation.by())
                        .param("reason", revocation.reason())
                        .update()
                > 0;
    }

    private RowMapper<Certificate> mapper() {
        return (rs, row) -> certificate(rs);
    }

    private Certificate certificate(ResultSet rs) throws SQLException {
        return new Certificate(
                CertificateNumber.of(rs.getString("number")),
                new AttemptId(rs.getObject("attempt_id", UUID.class)),
                new WorkerId(rs.getObject("worker_id", UUID.class)),
                SealedHolder.open(personalData, rs.getBytes("holder")).holder(),
                new EmployerId(rs.getObject("employer_id", UUID.class)),
                rs.getString("employer_name"),
                rs.getString("region"),
                Category.valueOf(rs.getString("category")),
                new EmploymentId(rs.getObject("employment_id", UUID.class)),
                Post.valueOf(rs.getString("post")),
                new ProgrammeId(rs.getObject("programme_id", UUID.class)),
                Programme.Level.valueOf(rs.getString("programme_level")),
                rs.getString("programme_zh"),
                rs.getString("programme_en"),
                rs.getBigDecimal("percent"),
                rs.getObject("issued_on", LocalDate.class),
                rs.getObject("valid_until", LocalDate.class),
                revocation(rs),
                supersession(rs));
    }

    private static Optional<Revocation> revocation(ResultSet rs) throws SQLException {
        var at = rs.getTimestamp("revoked_at");
        return at == null
                ? Optional.empty()
                : Optional.of(new Revocation(
                        at.toInstant(),
                        rs.getObject("revoked_on", LocalDate.class),
                        rs.getString("revoked_by"),
                        rs.getString("reason")));
    }

    private static Optional<Supersession> supersession(ResultSet rs) throws SQLException {
        var successor = rs.getString("successor");
        return successor == null
                ? Optional.empty()
                : Optional.of(new Supersession(
                        CertificateNumber.of(successor), rs.getObject("superseded_on", LocalDate.class)));
    }

    /** Certificates of one region and year are numbered together. */
    record Series(String region, int year) implements Comparable<Series> {
        @Override
        public int compareTo(Series other) {
            return region.equals(other.region) ? Integer.compare(year, other.year) : region.compareTo(other.region);
        }
    }
}
