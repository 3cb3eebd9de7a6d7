package liangku.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Whose address a request came from, as far as one asker is meant: an IPv6 network of 64 bits is one household. The
 * address is that of the connection; only where {@code server.forward-headers-strategy} trusts a proxy is it the one
 * that the proxy names.
 */
final class ClientAddress {

    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    static String of(HttpServletRequest request) {
        return asker(String.valueOf(request.getRemoteAddr()));
    }

    static String asker(String address) {
        try {
            return switch (InetAddress.ofLiteral(address)) {
                case Inet6Address network ->
                    HexFormat.of().formatHex(Arrays.copyOf(network.getAddress(), NETWORK_BYTES)) + "/64";
                case InetAddress one -> one.getHostAddress();
            };
        } catch (IllegalArgumentException noAddress) {
            // As a proxy may name one it hides: then all it hides are one.
            return "unknown";
        }
    }
}
