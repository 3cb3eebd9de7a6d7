package liangku.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Who is meant by an address, as far as it is one who asks: an IPv6 network of 64 bits is one household. */
public final class Asker {

    private static final int NETWORK_BYTES = 8;

    private Asker() {}

    /** @param address of a client, as the connection or a proxy that is trusted names it */
    public static String of(String address) {
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
