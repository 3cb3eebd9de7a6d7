package liangku.media;

import java.io.IOException;

/**
 * The object store cannot be reached, or refuses us: the disk is gone, the server is down, the key is wrong. Whoever
 * asked goes on without the object and says so; asking again later may succeed.
 */
public final class StoreUnavailable extends IOException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
