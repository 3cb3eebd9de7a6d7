package liangku.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import liangku.employer.Category;
import liangku.employer.EmployerId;
import liangku.employer.NewEmployer;
import liangku.people.Hire;
import liangku.people.Post;

/** Who works where in a demo city: posts by the kind of kitchen, and how much each business cares. */
final class Staffing {

    private Staffing() {}

    /** @param care 0..1: how much the business sees to training */
    record Planned(Hire hire, Category category, double care) {}

    /** {@return so many people, business by business; some have left since} */
    static List<Planned> plan(
            List<NewEmployer> invented, List<EmployerId> ids, int workers, RandomGenerator random, LocalDate today) {
        var people = new InventedPeople(random, today);
        var planned = new ArrayList<Planned>(workers);
        for (var business = 0; planned.size() < workers && business < invented.size(); business++) {
            var employer = invented.get(business);
            var care = care(employer, random);
            for (var post : posts(employer.data().category(), random)) {
                var person = people.next();
                var since = later(employer.activeSince(), today.minusDays(random.nextInt(20, 1_100)));
                var leaves = random.nextInt(12) == 0
                        ? Optional.of(since.plusDays(random.nextInt(30, 400)))
                        : employer.closedOn();
                if (leaves.filter(day -> !day.isAfter(since)).isPresent()) {
                    continue;
                }
                var hire = new Hire(
                        ids.get(business),
                        person.name(),
                        person.idNumber(),
                        person.phone(),
                        post,
                        since,
                        leaves.filter(day -> day.isBefore(today)));
                planned.add(new Planned(hire, employer.data().category(), care));
            }
        }
        return planned;
    }

    /** Counties differ, kinds of kitchens differ more, and each manager differs most. */
    private static double care(NewEmployer employer, RandomGenerator random) {
        var county = Math.floorMod(employer.data().region().hashCode(), 5) * 0.05;
        var kind = employer.data().category().specific() ? 0.35 : 0.1;
        return Math.clamp(0.2 + county + kind + 0.35 * random.nextDouble(), 0, 1);
    }

    private static List<Post> posts(Category category, RandomGenerator random) {
        var posts = new ArrayList<Post>();
        var hands = switch (category) {
            case R1, D1, D2, C1C -> 8 + random.nextInt(12);
            case R2, C1B, C3, L1 -> 5 + random.nextInt(8);
            case R3, C1A, C2, C4, C5 -> 3 + random.nextInt(5);
            case R4, K1 -> 1 + random.nextInt(3);
            case K2, K3, K4, X1 -> random.nextInt(3);
        };
        if (category.specific() && hands > 8) {
            posts.add(Post.DIRECTOR);
        }
        posts.add(hands > 2 ? Post.OFFICER : Post.HEAD);
        for (var hand = 0; hand < hands; hand++) {
            posts.add(random.nextInt(4) == 0 ? Post.KEY_OPERATOR : Post.WORKER);
        }
        return posts;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
