package liangku.search;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Fillings of the index that were begun and are not finished. */
final class RebuildingTable {

    private final JdbcClient db;

    RebuildingTable(JdbcClient db) {
        this.db = db;
    }

    /** {@return its number, higher than those of all begun before} */
    long begin() {
        return db.sql("insert into search.rebuilding default values returning id")
                .query(Long.class)
                .single();
    }

    /** What was begun later stays: it has cleared what this one put in. */
    void finish(long number) {
        db.sql("delete from search.rebuilding where id <= :number")
                .param("number", number)
                .update();
    }

    boolean isAny() {
        return db.sql("select exists (select from search.rebuilding)")
                .query(Boolean.class)
                .single();
    }
}
