package liangku.ui.admin;

import java.util.HashMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import liangku.audit.AuditEntry;
import liangku.identity.AccountId;
import liangku.identity.Accounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The log in a person's words: user names for accounts, sentences for deeds. What has no word is shown as it stands. */
final class AuditWords {

    private static final int SHORT_ID = 8;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Accounts accounts;
    private final UnaryOperator<String> words;
    private final Map<String, String> names = new HashMap<>();

    AuditWords(Accounts accounts, UnaryOperator<String> words) {
        this.accounts = accounts;
        this.words = words;
    }

    String subject(AuditEntry entry) {
        return someone(entry.subject());
    }

    String action(AuditEntry entry) {
        return word("admin.deed." + entry.action(), entry.action());
    }

    String object(AuditEntry entry) {
        var type = entry.objectType();
        var id = entry.objectId();
        return switch (type) {
            case "account" -> someone(id.startsWith("account:") ? id : "account:" + id);
            case "certificate" -> word("admin.thing.certificate", type) + " " + id;
            default -> word("admin.thing." + type, type) + (id.length() > 2 * SHORT_ID ? " …" + tail(id) : "");
        };
    }

    /** What the JSON object says, without its marks; what was left open is not told. */
    String detail(AuditEntry entry) {
        return JSON.readTree(entry.detail()).properties().stream()
                .map(field -> Map.entry(field.getKey(), said(field.getValue())))
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining(" · "));
    }

    private static String said(JsonNode value) {
        return value.isValueNode() ? value.asString("") : value.toString();
    }

    private String someone(String subject) {
        var parts = subject.split(":", 2);
        return switch (parts[0]) {
            case "account" -> names.computeIfAbsent(parts[parts.length - 1], this::userName);
            case "worker" -> word("admin.thing.worker", parts[0]) + " …" + tail(subject);
            case "system" -> word("admin.thing.system", parts[0]);
            default -> subject;
        };
    }

    private String userName(String id) {
        try {
            return accounts.find(new AccountId(UUID.fromString(id)))
                    .map(account -> account.username())
                    .orElse("…" + tail(id));
        } catch (IllegalArgumentException nobody) {
            return id;
        }
    }

    private String word(String key, String otherwise) {
        try {
            return words.apply(key);
        } catch (MissingResourceException unheardOf) {
            // The log keeps deeds of earlier and later versions; one of them must not close it to its reader.
            return otherwise;
        }
    }

    private static String tail(String id) {
        return id.substring(Math.max(0, id.length() - SHORT_ID));
    }
}
