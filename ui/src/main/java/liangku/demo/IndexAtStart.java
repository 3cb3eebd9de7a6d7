package liangku.demo;

import liangku.search.Search;
import liangku.search.SearchUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Runs after the first start has filled the house: a lost or new index fills itself. */
@Component
@Order(IndexAtStart.AFTER_THE_HOUSE)
class IndexAtStart implements ApplicationRunner {

    static final int AFTER_THE_HOUSE = 2;

    private static final Logger LOG = LoggerFactory.getLogger(IndexAtStart.class);
    private static final String REBUILD = "rebuild-search";

    private final Search search;

    IndexAtStart(Search search) {
        this.search = search;
    }

    /** What changes meanwhile is queued. */
    @Override
    public void run(ApplicationArguments arguments) {
        try {
            if (arguments.containsOption(REBUILD) || search.isLost()) {
                search.rebuild();
            }
        } catch (SearchUnavailable away) {
            LOG.warn("search engine away at start; searching pauses, nothing else does", away);
        }
    }
}
