package liangku.people;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.Refusal;
import liangku.people.Hiring.Effect;
import liangku.people.WorkerTable.Draft;
import liangku.people.WorkerTable.Index;
import liangku.people.WorkerTable.Match;
import liangku.questionbank.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Puts many people into posts in a few statements, inside a transaction. A person is found by ID number; someone known
 * keeps name, phone and record and gets a further employment.
 */
class HireSet {

    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();
    private final WorkerTable workers;
    private final EmploymentTable employments;
    private final Map<WorkerId, Set<EmployerId>> changed = new LinkedHashMap<>();
    private final List<EmploymentEnded> ended = new ArrayList<>();

    HireSet(WorkerTable workers, EmploymentTable employments) {
        this.workers = workers;
        this.employments = employments;
    }

    /** {@return what became of each, in the order given; at most some thousands at once} */
    List<Hiring> hire(List<Hire> hires, Instant now) {
        var people = people(hires, now);
        var history = history(people.values());
        var added = new LinkedHashMap<EmploymentId, Employment>();
        var corrected = new LinkedHashMap<EmploymentId, Employment>();
        var outcomes = new ArrayList<Hiring>(hires.size());
        for (var hire : hires) {
            var match = people.get(hire.idNumber());
            var refusal = refusal(hire, match, LocalDate.ofInstant(now, Employers.ZONE));
            if (match == null || refusal.isPresent()) {
                outcomes.add(new Hiring.Refused(refusal.orElseGet(HireSet::phoneTaken)));
                continue;
            }
            var known = history.computeIfAbsent(new Place(match.id(), hire.employer()), place -> new ArrayList<>());
            var remark = remark(hire, match);
            var overlapping = known.stream().filter(e -> overlap(e, hire)).toList();
            if (overlapping.isEmpty()) {
                var employment = new Employment(
                        new EmploymentId(ids.generate()),
                        match.id(),
                        hire.employer(),
                        hire.post(),
                        hire.since(),
                        hire.until());
                known.add(employment);
                added.put(employment.id(), employment);
                outcomes.add(new Hiring.Hired(match.id(), employment.id(), Effect.NEW, remark));
                changed(employment);
                continue;
            }
            var same = overlapping.getFirst();
            if (overlapping.size() > 1 || !same.since().equals(hire.since())) {
                outcomes.add(new Hiring.Refused(overlaps(same, hire)));
                continue;
            }
            // A file that says nothing of a last day takes none back: who left stays gone until somebody says
            // otherwise.
            var amended = new Employment(
                    same.id(),
                    same.worker(),
                    same.employer(),
                    hire.post(),
                    hire.since(),
                    hire.until().or(same::until));
            if (amended.equals(same)) {
                outcomes.add(new Hiring.Hired(match.id(), same.id(), Effect.SAME, remark));
                continue;
            }
            known.set(known.indexOf(same), amended);
            if (added.replace(same.id(), amended) == null) {
                corrected.put(same.id(), amended);
            }
            outcomes.add(new Hiring.Hired(match.id(), same.id(), Effect.CORRECTED, remark));
            changed(amended);
            amended.until()
                    .filter(until -> !same.until().equals(Optional.of(until)))
                    .ifPresent(until -> ended.add(new EmploymentEnded(amended.worker(), amended.employer(), until)));
        }
        employments.correct(List.copyOf(corrected.values()));
        employments.add(List.copyOf(added.values()), now);
        return outcomes;
    }

    /** {@return whose employments began, ended or changed, and where} */
    Map<WorkerId, Set<EmployerId>> changed() {
        return changed;
    }

    /** {@return those known as employed who now have a last day; not those who came with one} */
    List<EmploymentEnded> ended() {
        return ended;
    }

    /** {@return the people of these hires; absent if the ID number is new and its phone is another's who works} */
    private Map<ResidentId, Match> people(List<Hire> hires, Instant now) {
        var indexes = new HashMap<ResidentId, byte[]>();
        hires.forEach(hire -> indexes.computeIfAbsent(hire.idNumber(), workers::index));
        var today = LocalDate.ofInstant(now, Employers.ZONE);
        var known = matches(indexes);
        var drafts = new LinkedHashMap<ResidentId, Draft>();
        for (var hire : hires) {
            if (!known.containsKey(hire.idNumber())
                    && refusal(hire, null, today).isEmpty()) {
                drafts.computeIfAbsent(
                        hire.idNumber(),
                        idNumber -> new Draft(new WorkerId(ids.generate()), hire.name(), idNumber, hire.phone()));
            }
        }
        if (drafts.isEmpty()) {
            return known;
        }
        workers.add(List.copyOf(drafts.values()), now);
        var found = matches(indexes);
        var refused = drafts.entrySet().stream()
                .filter(draft -> !found.containsKey(draft.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        if (refused.isEmpty()) {
            return found;
        }
        var here = new HashSet<WorkerId>();
        found.values().forEach(match -> here.add(match.id()));
        workers.addWithoutPhone(ofLeavers(refused, here, today), now);
        return matches(indexes);
    }

    /**
     * {@return those whose number somebody has who works nowhere} They cannot have it before a regulator says so, and are to
     * be found on a page until then.
     *
     * @param here who comes with the same hires, and so is no leaver
     */
    private List<Draft> ofLeavers(List<Draft> drafts, Set<WorkerId> here, LocalDate today) {
        var held = workers.heldByLeavers(
                drafts.stream().map(draft -> workers.index(draft.phone())).toArray(byte[][]::new), today);
        return drafts.stream()
                .filter(draft -> Optional.ofNullable(held.get(Index.of(workers.index(draft.phone()))))
                        .filter(holder -> !here.contains(holder))
                        .isPresent())
                .toList();
    }

    private Map<ResidentId, Match> matches(Map<ResidentId, byte[]> indexes) {
        var byIndex = new HashMap<Index, ResidentId>();
        indexes.forEach((idNumber, index) -> byIndex.put(Index.of(index), idNumber));
        var found = new HashMap<ResidentId, Match>();
        for (var match : workers.matches(indexes.values().toArray(byte[][]::new))) {
            var idNumber = byIndex.get(match.idNumber());
            if (idNumber != null) {
                found.put(idNumber, match);
            }
        }
        return found;
    }

    private record Place(WorkerId worker, EmployerId employer) {}

    private Map<Place, List<Employment>> history(Collection<Match> people) {
        var history = new HashMap<Place, List<Employment>>();
        for (var employment : employments.of(people.stream().map(Match::id).toList())) {
            history.computeIfAbsent(new Place(employment.worker(), employment.employer()), place -> new ArrayList<>())
                    .add(employment);
        }
        return history;
    }

    private Optional<Refusal> refusal(Hire hire, @Nullable Match match, LocalDate today) {
        if (hire.until().filter(until -> !until.isAfter(hire.since())).isPresent()) {
            return Optional.of(endsTooEarly(hire.until().get(), hire.since()));
        }
        // A year mistyped would stand in the way of the right one: what has not begun cannot be ended.
        if (hire.since().isAfter(today.plusDays(Hire.AHEAD_MAX))) {
            return Optional.of(Refusal.of(
                    "begins-too-late",
                    "入职日期最晚为今天起%s天内，收到%s",
                    "The first day may be %s days ahead at most; %s came",
                    Hire.AHEAD_MAX,
                    hire.since()));
        }
        if (hire.idNumber().ageOn(hire.since()) < Hire.AGE_MIN) {
            return Optional.of(Refusal.of(
                    "too-young", "入职时未满%s周岁，不得用工", "Under %s on the first day: may not be employed", Hire.AGE_MIN));
        }
        if (match != null && !match.name().equals(Index.of(workers.index(hire.name())))) {
            return Optional.of(Refusal.of(
                    "name-differs",
                    "此身份证号已在册，但姓名与在册姓名不一致，请核对",
                    "Another name is on record for this ID number; please compare with the document"));
        }
        return Optional.empty();
    }

    private Optional<Refusal> remark(Hire hire, Match match) {
        if (match.phone().isEmpty()) {
            return Optional.of(
                    Refusal.of(
                            "phone-needed",
                            "已登记，但还没有登录手机号：表中的号码登记在一位已离岗人员名下，或此人的号码已转归他人。请辖区监管部门在人员页面登记",
                            "They are registered and have no number to sign in with yet: the one given is registered to somebody who works nowhere any more, or theirs went to somebody else. The regulator enters one on the page of the person"));
        }
        return match.phone().equals(Optional.of(Index.of(workers.index(hire.phone()))))
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(
                                "phone-kept",
                                "此人已在册，仍用原登录手机号，未采用表中的手机号。如需更换：本人在手机端“我的”里更换，或由单位、监管部门在人员页面更换",
                                "The person is known and keeps the number they sign in with. They change it on their own phone under “Me”, or their employer or regulator does on the page of the person"));
    }

    private static Refusal phoneTaken() {
        return Refusal.of(
                "phone-taken",
                "此手机号已是另一位在岗人员的登录手机号，每人须用自己的手机号。若号码已换了主人，请原使用人先更换",
                "Another person who works signs in with this number, and everybody needs one of their own. If it has changed hands, they change theirs first");
    }

    static Refusal endsTooEarly(LocalDate until, LocalDate since) {
        return Refusal.of(
                "ends-before-it-begins",
                "离职日期%s应晚于入职日期%s",
                "The last day %s must come after the first, %s",
                until,
                since);
    }

    private static Refusal overlaps(Employment known, Hire hire) {
        return Refusal.of(
                "overlapping-employment",
                "入职日期%s与本单位已有的在岗记录（%s起，%s）重叠",
                "The first day %s lies within an employment that is on record here (from %s %s)",
                hire.since(),
                known.since(),
                known.until().map(day -> new Phrase("至" + day, "to " + day)).orElse(new Phrase("至今", "until now")));
    }

    private static boolean overlap(Employment known, Hire hire) {
        return hire.since().isBefore(known.until().orElse(LocalDate.MAX))
                && known.since().isBefore(hire.until().orElse(LocalDate.MAX));
    }

    private void changed(Employment employment) {
        changed.computeIfAbsent(employment.worker(), worker -> new HashSet<>()).add(employment.employer());
    }
}
