package liangku.journey;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Begins with what takes longest, so that nothing long is left alone at the end: of the journeys that follow each other on the
 * demo city and on the authors' street the longest, and of those with a platform of their own the longest, too.
 *
 * <p>JUnit's pool puts all classes into one queue. Whoever put them there works from its back; the others take from its front
 * what he has not come to. So the journeys on shared platforms stand in front, those on their own at the back, and the last is
 * among the first to begin.
 */
final class LongestFirst implements ClassOrderer {

    private static final List<Class<?>> FRONT = List.of(
            EnglishIT.class,
            BankIT.class,
            MainJobIT.class,
            TroubleIT.class,
            PracticeIT.class,
            QtiTestIT.class,
            StatisticsIT.class,
            BlueprintIT.class,
            AccessMatrixIT.class);

    private static final List<Class<?>> BACK =
            List.of(RunIT.class, EnginesIT.class, EmptyHouseIT.class, NodesIT.class, ChaosIT.class);

    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors().sort(Comparator.comparingInt(journey -> place(journey.getTestClass())));
    }

    /** {@return the place in the queue; whoever is not named stands in the middle} */
    private static int place(Class<?> journey) {
        int front = FRONT.indexOf(journey);
        return front >= 0 ? front - FRONT.size() : BACK.indexOf(journey) + 1;
    }
}
