package liangku.privacy;

import java.util.HexFormat;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Refuses to start on a database that was sealed with other keys: a lost key folder would otherwise be noticed only
 * after new people were stored under new keys, when nobody can read the old ones.
 */
@Component
class KeyWitness implements SmartInitializingSingleton {

    private static final String WITNESS = "liangku";

    private final JdbcClient db;
    private final PersonalData personalData;

    KeyWitness(JdbcClient db, PersonalData personalData) {
        this.db = db;
        this.personalData = personalData;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var fingerprint = HexFormat.of().formatHex(personalData.blindIndex(PersonalData.Field.PERSON_NAME, WITNESS));
        db.sql("""
                insert into privacy.witness (id, index_fingerprint, sealed)
                values (1, :fingerprint, :sealed)
                on conflict do nothing
                """)
                .param("fingerprint", fingerprint)
                .param("sealed", personalData.seal(PersonalData.Field.PERSON_NAME, WITNESS))
                .update();
        var known = db.sql("select index_fingerprint from privacy.witness where id = 1")
                .query(String.class)
                .single();
        if (!known.equals(fingerprint)) {
            throw new IllegalStateException("the blind-index key is not the one this database was filled with: "
                    + "restore the key folder (liangku.privacy.keys) or the keys of the environment");
        }
        var sealed = db.sql("select sealed from privacy.witness where id = 1")
                .query(byte[].class)
                .single();
        if (!personalData.open(PersonalData.Field.PERSON_NAME, sealed).equals(WITNESS)) {
            throw new IllegalStateException("the encryption key is not the one this database was filled with");
        }
    }
}
