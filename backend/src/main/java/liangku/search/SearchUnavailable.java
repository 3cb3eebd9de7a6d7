package liangku.search;

/** The engine cannot be reached or cannot answer. Searching pauses; nothing else does. */
public class SearchUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    SearchUnavailable(String what, Throwable cause) {
        super(what, cause);
    }
}
