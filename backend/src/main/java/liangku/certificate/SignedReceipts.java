package liangku.certificate;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import liangku.exam.Receipt;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Receipts of exams that prove themselves: signed with the key of the certificates, whose public halves are kept for good.
 *
 * @see "docs/decisions/receipts-are-signed.md"
 */
@Component
public class SignedReceipts {

    private static final String FORM = "liangku.receipt/1";
    private static final int SIGNATURE_MAX = 1_400;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Signing signing;

    SignedReceipts(Signing signing) {
        this.signing = signing;
    }

    /**
     * {@return a signature over the receipt in Base64 for addresses, without padding} Made anew each time: any of them
     * verifies. Whoever calls this has seen that the receipt holds.
     */
    public String sign(Receipt receipt) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signing.signed(text(receipt)));
    }

    /** {@return whether this platform signed exactly this receipt}, with whichever of its keys */
    public boolean isOurs(Receipt receipt, String signature) {
        if (signature.length() > SIGNATURE_MAX) {
            return false;
        }
        try {
            return signing.isByAnyKey(text(receipt), Base64.getUrlDecoder().decode(signature));
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /** What is signed: members in the order of their names, no blanks; times as ISO 8601 in UTC. Never written otherwise. */
    static String text(Receipt receipt) {
        return JSON.writeValueAsString(new TreeMap<>(Map.of(
                "schema", FORM,
                "number", receipt.number().toString(),
                "at", receipt.at().toString(),
                "lines", receipt.lines(),
                "digest", receipt.digest())));
    }
}
