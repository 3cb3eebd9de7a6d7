package liangku.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.privacy.PersonalData;
import liangku.privacy.PersonalData.Field;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts wrong passwords by user name, whether or not there is such an account. */
class FailureTable {

    private final JdbcClient db;
    private final PersonalData personalData;
    private final IdentitySettings.Lock rule;

    FailureTable(JdbcClient db, PersonalData personalData, IdentitySettings.Lock rule) {
        this.db = db;
        this.personalData = personalData;
        this.rule = rule;
    }

    /**
     * Counts an attempt as failed before it is made, so that a hundred at once are still only five guesses.
     *
     * @return until when the name is locked; empty if the attempt may be made
     */
    Optional<Instant> reserve(String username, Instant now) {
        var lastFailure = db.sql("""
                insert into identity.sign_in_failure as f (name_index, failures, last_failed_at)
                values (:name, 1, :now)
                on conflict (name_index) do update
                    set failures       = case when f.last_failed_at <= :forgiven then 1 else f.failures + 1 end,
                        last_failed_at = case when f.failures >= :after and f.last_failed_at > :forgiven
                                              then f.last_failed_at else :now end
                returning case when failures > :after then last_failed_at end as locked_since
                """)
                .param("name", index(username))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("forgiven", now.minus(rule.duration()).atOffset(ZoneOffset.UTC))
                .param("after", rule.after())
                .query((rs, row) -> Optional.ofNullable(rs.getObject("locked_since", OffsetDateTime.class)))
                .single();
        return lastFailure.map(since -> since.toInstant().plus(rule.duration()));
    }

    /** {@return of these names the locked ones, and until when} */
    Map<String, Instant> locked(Collection<String> usernames, Instant now) {
        var names = usernames.stream()
                .collect(Collectors.toMap(name -> HexFormat.of().formatHex(index(name)), name -> name));
        return db
                .sql("""
                select encode(name_index, 'hex') as name, last_failed_at
                from identity.sign_in_failure
                where encode(name_index, 'hex') in (:names) and failures >= :after and last_failed_at > :forgiven
                """)
                .param("names", names.isEmpty() ? List.of("") : names.keySet())
                .param("after", rule.after())
                .param("forgiven", now.minus(rule.duration()).atOffset(ZoneOffset.UTC))
                .query((rs, row) -> Map.entry(
                        Objects.requireNonNull(names.get(rs.getString("name"))),
                        rs.getObject("last_failed_at", OffsetDateTime.class)
                                .toInstant()
                                .plus(rule.duration())))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The password was right: the name starts afresh, and rows of long ago go with it. */
    void forget(String username, Instant now) {
        db.sql("delete from identity.sign_in_failure where name_index = :name or last_failed_at < :longAgo")
                .param("name", index(username))
                .param("longAgo", now.minus(rule.duration().multipliedBy(2)).atOffset(ZoneOffset.UTC))
                .update();
    }

    private byte[] index(String username) {
        return personalData.blindIndex(Field.SIGN_IN_NAME, username);
    }
}
