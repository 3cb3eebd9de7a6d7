package liangku.demo;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import liangku.identity.AccountAdministration;
import liangku.identity.Accounts;
import liangku.identity.Administration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs before the platform takes requests. An empty house gets its demo city, whole or not at all, or else its three
 * administrators. Their one-time passwords are printed, and a new one at each start for each kind of which nobody has chosen
 * their own: what was printed may be lost. Who asks for it gets an administrator's password reset, and the questions and
 * courses that come with the platform.
 */
@Component
@Order(FirstStart.FIRST)
class FirstStart implements ApplicationRunner {

    static final int FIRST = 1;

    private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
    private static final String FIRST_PASSWORD = "first-password";
    private static final String LOAD_LIBRARY = "load-library";

    private final DemoSettings demo;
    private final DemoCity city;
    private final House house;
    private final Accounts accounts;
    private final AccountAdministration administration;
    private final OwnLibrary library;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FirstStart(
            DemoSettings demo,
            DemoCity city,
            House house,
            Accounts accounts,
            AccountAdministration administration,
            OwnLibrary library,
            TransactionTemplate transaction,
            Clock clock) {
        this.demo = demo;
        this.city = city;
        this.house = house;
        this.accounts = accounts;
        this.administration = administration;
        this.library = library;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (accounts.isEmpty() && demo.on()) {
            foundCity();
        } else {
            administration.firstAdministrators(clock.instant()).forEach(FirstStart::print);
        }
        Optional.ofNullable(arguments.getOptionValues(FIRST_PASSWORD))
                .orElse(List.of())
                .forEach(this::resetPassword);
        // A house from before this was noted is taken for what it is opened as.
        house.note(clock.instant());
        if (arguments.containsOption(LOAD_LIBRARY)) {
            loadLibrary();
        }
    }

    private void resetPassword(String username) {
        switch (administration.resetAtTheMachine(username, clock.instant())) {
            case Administration.PasswordGiven given -> print(given);
            case Administration.NotFound() -> System.out.printf("There is no user %s.%n", username);
            case Administration.Refused _ ->
                System.out.printf(
                        "User %s is no administrator: the system administrator resets the password.%n", username);
            case Administration.Done() -> throw new IllegalStateException("a password was asked for");
        }
    }

    private static void print(Administration.PasswordGiven given) {
        System.out.printf("First sign-in: user %s, one-time password %s%n", given.username(), given.password());
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

    private void loadLibrary() {
        try {
            library.load(clock.instant()).lines().forEach(System.out::println);
        } catch (OwnLibrary.LibraryUnreadable unreadable) {
            LOG.error("the library was not loaded", unreadable);
            System.out.println(
                    "Nothing was loaded, because the object store cannot be reached. Mend it and try again.");
        }
    }
}
