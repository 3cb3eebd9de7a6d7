package liangku.demo;

import java.time.Clock;
import liangku.identity.AccountAdministration;
import liangku.identity.Accounts;
import liangku.search.Search;
import liangku.search.SearchKind;
import liangku.search.SearchUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs before the platform takes requests. An empty house gets its demo city, whole or not at all, or else its three
 * administrators, whose one-time passwords are printed this once.
 */
@Component
class FirstStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final String REBUILD = "rebuild-search";

    private final DemoSettings demo;
    private final DemoCity city;
    private final House house;
    private final Accounts accounts;
    private final AccountAdministration administration;
    private final Search search;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FirstStart(
            DemoSettings demo,
            DemoCity city,
            House house,
            Accounts accounts,
            AccountAdministration administration,
            Search search,
            TransactionTemplate transaction,
            Clock clock) {
        this.demo = demo;
        this.city = city;
        this.house = house;
        this.accounts = accounts;
        this.administration = administration;
        this.search = search;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.isEmpty()) {
            if (demo.on()) {
                foundCity();
            } else {
                administration
                        .firstAdministrators(clock.instant())
                        .forEach(given -> System.out.printf(
                                "First sign-in: user %s, one-time password %s%n", given.username(), given.password()));
            }
        }
        // A house from before this was noted is taken for what it is opened as.
        house.note(clock.instant());
        fillIndex(arguments.containsOption(REBUILD));
    }

    private void foundCity() {
        System.out.println("Founding the demo city ...");
        var from = System.nanoTime();
        transaction.executeWithoutResult(status -> {
            city.found(demo.city(), clock.instant());
            house.note(clock.instant());
        });
        LOG.info("demo city founded city={} seconds={}", demo.city(), (System.nanoTime() - from) / 1_000_000_000);
    }

    /** A lost or new index fills itself at the next start; what changes meanwhile is queued. */
    private void fillIndex(boolean anew) {
        try {
            if (anew || isLost()) {
                search.rebuild();
            }
        } catch (SearchUnavailable away) {
            LOG.warn("search engine away at start; searching pauses, nothing else does", away);
        }
    }

    /** Whoever has no business to find may have no index; questions come with every platform. */
    private boolean isLost() throws SearchUnavailable {
        return search.waiting() == 0
                && (search.indexed(SearchKind.BUSINESS) == 0 || search.indexed(SearchKind.QUESTION) == 0);
    }
}
