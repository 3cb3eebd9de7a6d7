package liangku.journey;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Holds what phones were told against what the database has.
 *
 * @param lost acknowledged answers that are not in the database
 * @param stored answers that are
 * @param passed candidates
 * @param problems sentences; empty if every promise was kept
 */
record Reckoning(long lost, long stored, int passed, List<String> problems) {

    /** @param tokens of the candidates, in their order */
    static Reckoning of(
            List<ChaosCandidate> candidates,
            List<String> tokens,
            Ledger ledger,
            MarkedByHand key,
            RunningPlatform platform,
            ExamRecords records,
            Instant begun)
            throws IOException, InterruptedException, SQLException {
        var problems = new ArrayList<String>();
        long lost = 0;
        long stored = 0;
        var passed = 0;
        var wanted = candidates.stream()
                .map(candidate -> candidate.attempt() + " submitted")
                .sorted()
                .toList();
        var attempts = records.attemptsSince(begun);
        if (!attempts.equals(wanted)) {
            problems.add("attempts are not those that were sat, each handed in once: " + attempts);
        }
        for (var number = 0; number < candidates.size(); number++) {
            var candidate = candidates.get(number);
            var attempt = candidate.attempt();
            var journal = records.journal(attempt);
            stored += journal.size();
            var missing = ledger.promised(attempt).stream()
                    .filter(line -> !same(line, journal.get(line.seq())))
                    .toList();
            lost += missing.size();
            if (!missing.isEmpty()) {
                problems.add("attempt %s lost %s".formatted(attempt, missing));
            }
            var told = candidate.result();
            var marks = key.marks(candidate.items(), known(ledger, attempt).values());
            if (records.earned(attempt).intValueExact() != marks
                    || told.get("score").decimalValue().intValueExact() != marks) {
                problems.add("attempt %s (%s): %d by hand, %s in the database, %s told"
                        .formatted(attempt, candidate.plot(), marks, records.earned(attempt), told.get("score")));
            }
            passed += told.get("passed").asBoolean() ? 1 : 0;
            problems.addAll(papers(platform, told, journal.size(), tokens.get(number)));
        }
        return new Reckoning(lost, stored, passed, problems);
    }

    /** {@return all that a phone showed as saved} */
    private static Map<Long, SimulatedPhone.Line> known(Ledger ledger, String attempt) {
        var known = new HashMap<Long, SimulatedPhone.Line>();
        ledger.seen(attempt).forEach(line -> known.put(line.seq(), line));
        ledger.promised(attempt).forEach(line -> known.put(line.seq(), line));
        return known;
    }

    /** {@return what is wrong with the receipt and the certificate of a result} */
    private static List<String> papers(RunningPlatform platform, JsonNode told, int lines, String token)
            throws IOException, InterruptedException {
        var problems = new ArrayList<String>();
        var receipt = told.get("receipt");
        var proof = Api.withToken(platform, token)
                .get("/api/v1/receipts/%s?lines=%d&digest=%s"
                        .formatted(
                                receipt.get("number").asString(),
                                receipt.get("lines").asInt(),
                                receipt.get("digest").asString()))
                .json();
        if (!proof.get("valid").asBoolean() || receipt.get("lines").asInt() != lines) {
            problems.add("receipt %s of %d lines is not vouched for: %s".formatted(receipt, lines, proof));
        }
        if (told.get("passed").asBoolean() == told.get("certificateNumber").isNull()) {
            problems.add("passed and certified are two things: " + told);
        }
        return problems;
    }

    private static boolean same(SimulatedPhone.Line line, SimulatedPhone.@Nullable Line stored) {
        return stored != null
                && stored.item() == line.item()
                && stored.response().equals(line.response());
    }
}
