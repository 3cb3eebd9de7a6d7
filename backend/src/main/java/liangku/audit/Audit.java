package liangku.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import liangku.groupcommit.GroupCommit;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The append-only, hash-chained record of who did what. An entry is written in the caller's transaction: what is rolled
 * back was not done, and what was done is in the log.
 */
@Service
public class Audit {

    private static final int PAGE_MAX = 500;
    private static final int WALK = 2_000;
    private static final int GROUP_MAX = 256;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AuditTable table;
    private final TransactionTemplate transaction;
    private final GroupCommit<Deed, Boolean> groups = new GroupCommit<>(GROUP_MAX, this::addTogether);

    /** The latest entry that this node has seen committed. */
    private final AtomicReference<AuditTable.Head> latest = new AtomicReference<>(AuditTable.Head.NONE);

    private record Deed(AuditEntry.Deed what, Instant at) {}

    public Audit(JdbcClient db, TransactionTemplate transaction) {
        this.table = new AuditTable(db);
        this.transaction = transaction;
    }

    /**
     * Adds an entry in the caller's transaction. Call it last: from here to the commit the chain is locked for everyone
     * else. Without a transaction it is added at once, in a commit shared with whoever else is adding.
     *
     * @param subject who, e.g. {@code account:<uuid>}
     * @param action what, in the past tense, e.g. {@code account-disabled}
     * @param detail no personal data: ids, counts, codes, reasons
     */
    public void record(
            String subject, String action, String objectType, String objectId, Map<String, ?> detail, Instant at) {
        var deed = new Deed(
                new AuditEntry.Deed(
                        subject,
                        action,
                        objectType,
                        objectId,
                        JSON.writeValueAsString(new TreeMap<String, Object>(detail))),
                at.truncatedTo(ChronoUnit.MICROS));
        if (TransactionSynchronizationManager.isActualTransactionActive()
                || groups.join(deed).isEmpty()) {
            add(List.of(deed));
        }
    }

    private List<Optional<Boolean>> addTogether(List<Deed> deeds) {
        if (!addBehindTheLatest(deeds)) {
            add(deeds);
        }
        return Collections.nCopies(deeds.size(), Optional.of(true));
    }

    /**
     * As long as nobody else writes, the end of the chain is known here, and one statement both takes its lock and adds to
     * it.
     *
     * @return false if nothing was added: the chain goes on from elsewhere
     */
    private boolean addBehindTheLatest(List<Deed> deeds) {
        var head = latest.get();
        if (head.position() == 0) {
            return false;
        }
        var entries = chained(head, deeds);
        try {
            if (table.addBehind(head, entries) == 0) {
                return false;
            }
        } catch (DuplicateKeyException overtaken) {
            return false;
        }
        seen(entries.getLast());
        return true;
    }

    private void add(List<Deed> deeds) {
        transaction.executeWithoutResult(status -> {
            var entries = chained(table.lockAndReadHead(), deeds);
            table.add(entries);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    seen(entries.getLast());
                }
            });
        });
    }

    private void seen(AuditEntry entry) {
        var head = new AuditTable.Head(entry.position(), entry.hash());
        latest.accumulateAndGet(head, (known, other) -> known.position() > other.position() ? known : other);
    }

    private static List<AuditEntry> chained(AuditTable.Head head, List<Deed> deeds) {
        var entries = new ArrayList<AuditEntry>(deeds.size());
        var previous = head.hash();
        for (var deed : deeds) {
            var entry = AuditEntry.after(previous, head.position() + entries.size() + 1, deed.at(), deed.what());
            entries.add(entry);
            previous = entry.hash();
        }
        return entries;
    }

    /** {@return entries with a position above {@code after} (0 = from the start), oldest first, at most 500} */
    public List<AuditEntry> page(long after, int limit) {
        return table.after(after, Math.clamp(limit, 1, PAGE_MAX));
    }

    /** {@return entries below {@code before} ({@code Long.MAX_VALUE} = from the end), newest first, at most 500} */
    public List<AuditEntry> latest(long before, int limit) {
        return table.before(before, Math.clamp(limit, 1, PAGE_MAX));
    }

    /** {@return the first 500 entries about one object, oldest first} */
    public List<AuditEntry> about(String objectType, String objectId) {
        return table.about(objectType, objectId, PAGE_MAX);
    }

    /** {@return every entry of one deed about one object, oldest first, whatever else there is about it} */
    public List<AuditEntry> about(String objectType, String objectId, String action) {
        var all = new ArrayList<AuditEntry>();
        var part = table.about(objectType, objectId, action, 0, PAGE_MAX);
        all.addAll(part);
        while (part.size() == PAGE_MAX) {
            part = table.about(objectType, objectId, action, part.getLast().position(), PAGE_MAX);
            all.addAll(part);
        }
        return all;
    }

    /** Walks the whole chain in constant memory. */
    public Verification verify() {
        var previous = AuditEntry.BEFORE_THE_FIRST;
        long position = 0;
        while (true) {
            var entries = table.after(position, WALK);
            for (var entry : entries) {
                position++;
                if (entry.position() != position) {
                    return new Verification.Broken(
                            position, "entry %d is missing, next is %d".formatted(position, entry.position()));
                }
                if (!entry.previous().equals(previous)) {
                    return new Verification.Broken(position, "it does not follow the entry before it");
                }
                if (!entry.computedHash().equals(entry.hash())) {
                    return new Verification.Broken(position, "its content is not what was hashed");
                }
                previous = entry.hash();
            }
            if (entries.isEmpty()) {
                return new Verification.Intact(position, previous);
            }
        }
    }
}
