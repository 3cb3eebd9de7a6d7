package liangku.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.Employers;
import liangku.employer.NewEmployer;
import liangku.exam.PastSitting;
import liangku.people.Employment;
import liangku.people.Hire;
import liangku.people.Hiring;
import liangku.people.People;
import liangku.people.Post;
import liangku.programme.Programme;

/**
 * The canteen whose manager the demo's employer account is, with people in every state one can be in: the first, who
 * signs in with 13900000001, was hired last week and has everything before her.
 */
final class DemoCanteen {

    static final String NAME = "聊城市东昌府区湖畔第一小学食堂";
    private static final Category CATEGORY = Category.C1B;
    private static final String SUBJECT = "demo";

    /** @param satDaysAgo when the last exam was sat; nothing if never */
    private record Role(String name, String phone, Post post, int hiredDaysAgo, List<Integer> satDaysAgo) {}

    private static final List<Role> CAST = List.of(
            new Role("王小兰", "13900000001", Post.WORKER, 6, List.of()),
            new Role("李建国", "13900000002", Post.WORKER, 700, List.of(330, 150, 40)),
            new Role("张秀英", "13900000003", Post.KEY_OPERATOR, 900, List.of(345, 165)),
            new Role("刘志强", "13900000004", Post.WORKER, 650, List.of(390, 205)),
            new Role("陈玥", "13900000005", Post.OFFICER, 1_000, List.of(360, 175, 20)),
            new Role("杨㛃", "13900000006", Post.KEY_OPERATOR, 420, List.of(250, 70)),
            new Role("赵国庆", "13900000007", Post.WORKER, 320, List.of(300, 120)),
            new Role("黄桂芳", "13900000008", Post.WORKER, 260, List.of(240)),
            new Role("周海燕", "13900000009", Post.WORKER, 30, List.of()),
            new Role("吴立新", "13900000010", Post.DIRECTOR, 800, List.of(330, 155)),
            new Role("徐春梅", "13900000011", Post.WORKER, 210, List.of(180)),
            new Role("孙德胜", "13900000012", Post.WORKER, 150, List.of(95)));

    private final Employers employers;
    private final People people;
    private final InventedBusinesses businesses;
    private final InventedPeople invented;
    private final RandomGenerator random;
    private final LocalDate today;
    private final List<Employment> employments = new ArrayList<>();

    DemoCanteen(
            Employers employers,
            People people,
            InventedBusinesses businesses,
            RandomGenerator random,
            LocalDate today) {
        this.employers = employers;
        this.people = people;
        this.businesses = businesses;
        this.invented = new InventedPeople(random, today);
        this.random = random;
        this.today = today;
    }

    EmployerId open(Instant now) {
        var data = businesses.named(NAME, CATEGORY, "371502");
        var school = employers
                .addAll(List.of(new NewEmployer(data, today.minusYears(6), Optional.empty())), SUBJECT, now)
                .getFirst();
        var hires = CAST.stream()
                .map(role -> {
                    var person = invented.named(role.name(), role.phone());
                    return Hire.of(
                            school,
                            person.name(),
                            person.idNumber(),
                            person.phone(),
                            role.post(),
                            today.minusDays(role.hiredDaysAgo()));
                })
                .toList();
        var hirings = people.hireAll(hires, SUBJECT, now);
        for (var i = 0; i < hires.size(); i++) {
            if (hirings.get(i) instanceof Hiring.Hired hired) {
                var hire = hires.get(i);
                employments.add(new Employment(
                        hired.employment(), hired.worker(), school, hire.post(), hire.since(), Optional.empty()));
            }
        }
        return school;
    }

    /** {@return who works there, all in a house that cares} */
    List<DemoCity.Placed> placed() {
        return employments.stream()
                .map(employment -> new DemoCity.Placed(employment, CATEGORY, 1))
                .toList();
    }

    /** {@return the sittings of the cast; all are able, so that each state is the one told} */
    List<PastSitting> stories(DemoCity.Examining examining) {
        var stories = new LifeStories(random, today);
        var sittings = new ArrayList<PastSitting>();
        for (var i = 0; i < employments.size(); i++) {
            var employment = employments.get(i);
            var part = examining.part(employment, CATEGORY, 1, today).orElseThrow();
            var ability = part.programme().level() == Programme.Level.MANAGER ? 4.5 : 3.5;
            for (var daysAgo : CAST.get(i).satDaysAgo()) {
                sittings.add(stories.sitting(part, today.minusDays(daysAgo), 1, ability));
            }
        }
        return sittings;
    }
}
