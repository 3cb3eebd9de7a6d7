package liangku.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import tools.jackson.databind.JsonNode;

/** A worker who sits one exam on a bad day, from start to result. */
final class ChaosCandidate implements Runnable {

    /** What happens to them beside the bad road. */
    enum Plot {
        PLAIN,
        /** In the middle they take another phone, and bring the first back to the network when all is over. */
        ANOTHER_PHONE,
        /** As before, but they return to the first phone and go on there. */
        THERE_AND_BACK,
        /** Half of the exam is sat, and the paper sealed, where there is no network; the time is up before there is. */
        BASEMENT
    }

    private static final int ABLE_PER_CENT = 80;

    private final String exam;
    private final Plot plot;
    private final MarkedByHand key;
    private final int thinkMs;
    private final Random chance;
    private final SimulatedPhone first;
    private final SimulatedPhone second;
    private final CountDownLatch sealed;
    private final CountDownLatch light;

    /**
     * @param sealed counted down by who has sealed a paper in the basement
     * @param light opens when there is a network in the basement
     */
    ChaosCandidate(
            String exam,
            Plot plot,
            MarkedByHand key,
            int thinkMs,
            Random chance,
            List<SimulatedPhone> phones,
            CountDownLatch sealed,
            CountDownLatch light) {
        this.exam = exam;
        this.plot = plot;
        this.key = key;
        this.thinkMs = thinkMs;
        this.chance = chance;
        this.first = phones.getFirst();
        this.second = phones.getLast();
        this.sealed = sealed;
        this.light = light;
    }

    Plot plot() {
        return plot;
    }

    String attempt() {
        return first.attempt();
    }

    JsonNode items() {
        return first.items();
    }

    /** {@return what they were told at the end, on the phone they handed in on} */
    JsonNode result() {
        return first.result().or(second::result).orElseThrow();
    }

    @Override
    public void run() {
        first.start(exam);
        var items = new ArrayList<JsonNode>();
        first.items().forEach(items::add);
        Collections.shuffle(items, chance);
        var half = items.size() / 2;
        answer(first, items.subList(0, half));
        var rest = items.subList(half, items.size());
        switch (plot) {
            case PLAIN -> {
                answer(first, rest);
                first.handIn();
            }
            case ANOTHER_PHONE -> {
                takeOver(second);
                answer(second, rest);
                second.handIn();
                // What it still has comes too late, and it is told so.
                first.open(first.attempt());
            }
            case THERE_AND_BACK -> {
                takeOver(second);
                answer(second, rest.subList(0, rest.size() / 2));
                // It notices in the middle of an answer that somebody writes elsewhere.
                answer(first, rest.subList(rest.size() / 2, rest.size() / 2 + 1));
                first.takeOver();
                answer(first, rest.subList(rest.size() / 2, rest.size()));
                first.handIn();
                second.open(first.attempt());
            }
            case BASEMENT -> {
                first.goUnderground(true);
                answer(first, rest);
                first.sealUnderground();
                sealed.countDown();
                await(light);
                first.comeUp();
            }
        }
    }

    private void takeOver(SimulatedPhone phone) {
        phone.open(first.attempt());
        if (!phone.isElsewhere()) {
            throw new IllegalStateException("the second phone was not told of the first");
        }
        phone.takeOver();
    }

    /** Answers and sends while thinking of the next; goes back now and then and thinks better of one, or worse. */
    private void answer(SimulatedPhone phone, List<JsonNode> items) {
        for (var place = 0; place < items.size(); place++) {
            SimulatedPhone.pause(chance.nextInt(2 * thinkMs));
            press(phone, items.get(place));
            if (plot != Plot.BASEMENT && chance.nextInt(8) == 0) {
                press(phone, items.get(chance.nextInt(place + 1)));
            }
            if (chance.nextInt(3) > 0) {
                phone.sync();
            }
        }
    }

    private void press(SimulatedPhone phone, JsonNode item) {
        var response = chance.nextInt(100) < ABLE_PER_CENT ? key.right(item) : key.wrong(item);
        phone.answer(item.get("item").asInt(), response);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
