package liangku.api;

import jakarta.servlet.http.HttpServletRequest;
import liangku.identity.Asker;

/**
 * Whose address a request came from, as far as one {@link Asker} is meant. The address is that of the connection; only where
 * {@code server.forward-headers-strategy} trusts a proxy is it the one that the proxy names.
 */
final class ClientAddress {

    private ClientAddress() {}

    static String of(HttpServletRequest request) {
        return Asker.of(String.valueOf(request.getRemoteAddr()));
    }
}
