package liangku.questionbank.interchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import liangku.questionbank.Fault;
import liangku.questionbank.Intake;
import liangku.questionbank.PictureKeeping;

/** Keeps the pictures that HTML names by their {@code src}. */
@FunctionalInterface
interface PictureSource {

    /** What the largest picture the bank keeps takes as text, and room for its head. */
    int DATA_CHARS_MAX = 3 << 19;

    /** Longest piece of an address told to people. */
    int SHOWN = 60;

    /** @param src as the HTML has it, entities decoded */
    PictureKeeping keep(String src);

    /**
     * {@return pictures written into the text as {@code data:} addresses, and those the file brings; nothing is ever fetched
     * from elsewhere: an import must not make the server call whom its author names}
     *
     * @param files the bytes the file has under a {@code src}, if it has any
     */
    static PictureSource of(Intake.Sink sink, Function<String, Optional<byte[]>> files) {
        return src -> {
            var address = src.strip();
            var scheme = address.substring(0, Math.min(address.length(), 5)).toLowerCase(Locale.ROOT);
            if (scheme.equals("data:")) return data(address, sink);
            if (scheme.equals("http:") || scheme.equals("https") || address.startsWith("//")) {
                return new PictureKeeping.Refused(
                        Fault.of(Fault.Code.UNSUPPORTED, "<img src=\"" + shown(address) + "\">"));
            }
            return files.apply(address)
                    .map(bytes -> sink.picture(bytes, shown(address)))
                    .orElseGet(() -> new PictureKeeping.Refused(
                            Fault.of(Fault.Code.UNKNOWN_PICTURE, "“" + shown(address) + "”")));
        };
    }

    private static PictureKeeping data(String address, Intake.Sink sink) {
        int comma = address.indexOf(',');
        var head = comma < 0 ? shown(address) : shown(address.substring(0, comma));
        var wanted = "data:image/…;base64,…";
        if (comma < 0 || !head.toLowerCase(Locale.ROOT).endsWith(";base64")) {
            return new PictureKeeping.Refused(Fault.of(Fault.Code.BAD_PICTURE, head, wanted));
        }
        if (address.length() > DATA_CHARS_MAX) {
            return new PictureKeeping.Refused(Fault.of(Fault.Code.BAD_PICTURE, head, "> 1 MB"));
        }
        try {
            var encoded = address.substring(comma + 1)
                    .replace("%2B", "+")
                    .replace("%2F", "/")
                    .replace("%3D", "=");
            return sink.picture(Base64.getMimeDecoder().decode(encoded.getBytes(StandardCharsets.ISO_8859_1)), head);
        } catch (IllegalArgumentException broken) {
            return new PictureKeeping.Refused(Fault.of(Fault.Code.BAD_PICTURE, head, wanted));
        }
    }

    private static String shown(String address) {
        return address.length() <= SHOWN ? address : address.substring(0, SHOWN) + "…";
    }
}
