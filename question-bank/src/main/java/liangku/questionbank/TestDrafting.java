package liangku.questionbank;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes blueprint drafts of tests, once for each: never a published blueprint. */
final class TestDrafting {

    private static final int CODE_MAX = 20;
    private static final int NAMES = 1_000;

    private final BlueprintDraftTable drafts;
    private final BlueprintTable blueprints;
    private final ImportId origin;
    private final String by;
    private final Instant now;

    TestDrafting(JdbcClient db, ImportId origin, String by, Instant now) {
        this.drafts = new BlueprintDraftTable(db);
        this.blueprints = new BlueprintTable(db);
        this.origin = origin;
        this.by = by;
        this.now = now;
    }

    TestOutcome draft(IncomingTest test, TestCells reader) {
        List<Fault> faults = new ArrayList<>(test.faults());
        List<Blueprint.Cell> cells = new ArrayList<>();
        List<Blueprint.Section> sections = new ArrayList<>();
        List<QuestionId> fixed = new ArrayList<>();
        List<String> required = new ArrayList<>();
        for (var section : test.sections()) {
            int before = cells.size();
            for (var drawing : section.drawings()) {
                switch (reader.read(drawing)) {
                    case TestCells.Reading.None(var why) -> faults.add(why);
                    case TestCells.Reading.Found(var cell, var ids, var identifiers) -> {
                        cells.add(cell);
                        fixed.addAll(ids);
                        required.addAll(identifiers);
                    }
                }
            }
            if (cells.size() == before || section.titleZh().isBlank()) continue;
            sections.add(
                    new Blueprint.Section(title(section.titleZh()), title(section.titleEn()), cells.size() - before));
        }
        int items = cells.stream().mapToInt(Blueprint.Cell::count).sum();
        if (items > Blueprint.ITEMS_MAX || fixed.size() > Limits.NAMED_MAX) {
            faults.add(Fault.of(Fault.Code.TEST_TOO_LONG, items, Blueprint.ITEMS_MAX));
            cells.clear();
        }
        if (cells.isEmpty()) {
            return new TestOutcome(test.titleZh(), TestOutcome.Outcome.NOTHING, Optional.empty(), 0, 0, faults);
        }
        var limits = new Limits(0, fixed, List.of(), 0, Optional.empty(), 100);
        return keep(
                test,
                new Blueprint(
                        BlueprintDrafts.draftId(),
                        code(test.identifier()),
                        1,
                        title(test.titleZh()),
                        title(test.titleEn()),
                        cells,
                        sections,
                        limits),
                digest(test, cells, sections, required),
                faults);
    }

    private TestOutcome keep(IncomingTest test, Blueprint wanted, String digest, List<Fault> faults) {
        var known = blueprints
                .latest(wanted.code())
                .filter(same -> same.limited(wanted.limits()).saysTheSameAs(wanted))
                .map(Blueprint::code)
                .or(() -> drafts.made(digest));
        var code = known.orElseGet(() -> free(wanted.code()));
        if (known.isEmpty()) drafts.insert(wanted.under(code), digest, origin, by, now);
        return new TestOutcome(
                test.titleZh(),
                known.isPresent() ? TestOutcome.Outcome.KNOWN : TestOutcome.Outcome.DRAFTED,
                Optional.of(code),
                wanted.cells().size(),
                wanted.items(),
                faults);
    }

    private static String digest(
            IncomingTest test, List<Blueprint.Cell> cells, List<Blueprint.Section> sections, List<String> required) {
        var canonical = new Canonical().text("test/1").text(test.titleZh()).text(test.titleEn());
        canonical.number(cells.size());
        for (var cell : cells) {
            canonical.text(cell.topic()).number(cell.difficultyFrom()).number(cell.difficultyTo());
            canonical.text(cell.kind().name()).number(cell.count()).number(cell.points());
        }
        canonical.number(sections.size());
        for (var section : sections) {
            canonical.text(section.titleZh()).text(section.titleEn()).number(section.cells());
        }
        return canonical.texts(required).hex();
    }

    /** Short and plain: it stands in addresses. */
    private static String code(String identifier) {
        var plain = identifier.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        var code = plain.substring(0, Math.min(plain.length(), CODE_MAX)).replaceAll("-$", "");
        return code.isEmpty() ? "TEST" : code;
    }

    /** A code nobody has: {@code T1}, {@code T1-2}, {@code T1-3} … */
    private String free(String code) {
        var candidates = Stream.concat(
                        Stream.of(code), IntStream.rangeClosed(2, NAMES).mapToObj(number -> code + "-" + number))
                .toList();
        var taken = drafts.taken(candidates);
        return candidates.stream()
                .filter(candidate -> !taken.contains(candidate))
                .findFirst()
                .orElseGet(() -> code + "-" + BlueprintDrafts.draftId());
    }

    private static String title(String said) {
        var title = said.strip();
        if (title.length() <= Blueprint.Section.TITLE_MAX) return title;
        return title.substring(0, title.offsetByCodePoints(0, title.codePointCount(0, Blueprint.Section.TITLE_MAX) - 1))
                + "…";
    }
}
