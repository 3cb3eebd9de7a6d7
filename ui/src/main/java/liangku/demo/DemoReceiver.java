package liangku.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import liangku.supervision.DataType;
import liangku.supervision.FeedKeys;
import liangku.supervision.SignedRequest;
import liangku.supervision.SupervisionSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plays the city's supervision platform: believes nothing that is not signed, and says of each record what became of it. */
@RestController
@RequestMapping("/demo/supervision/api/v1")
@OnlyInDemo
class DemoReceiver {

    private static final int RECORDS_MAX = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Inspection inspection;
    private final Reception reception;
    private final ReceivedTable table;
    private final Clock clock;

    DemoReceiver(FeedKeys keys, SupervisionSettings settings, Reception reception, ReceivedTable table, Clock clock) {
        this.inspection = new Inspection(keys, settings.appId());
        this.reception = reception;
        this.table = table;
        this.clock = clock;
    }

    @PostMapping("/report/{dataType}")
    ResponseEntity<Map<String, ?>> report(
            @PathVariable String dataType, @RequestBody byte[] body, HttpServletRequest request) {
        if (!isKnown(dataType)) {
            return refuse(404, "unknown-data-type");
        }
        var refusal = refusal(request, body);
        var signType = Optional.ofNullable(request.getHeader(SignedRequest.SIGN_TYPE))
                .filter(type -> type.length() <= 20)
                .orElse("");
        if (refusal.isPresent()) {
            table.addReport(dataType, signType, 0, refusal.get().slug(), clock.instant());
            return refuse(refusal.get().status(), refusal.get().slug());
        }
        var envelope = json(body);
        var records = envelope.map(json -> json.path("records").size()).orElse(0);
        if (records == 0 || records > RECORDS_MAX) {
            table.addReport(dataType, signType, records, "bad-envelope", clock.instant());
            return refuse(400, "bad-envelope");
        }
        var lines = reception.take(dataType, envelope.get(), clock.instant());
        table.addReport(dataType, signType, records, "accepted", clock.instant());
        var conflictsOnly = lines.stream().allMatch(line -> line.outcome() == Reception.Outcome.CONFLICT);
        return ResponseEntity.status(conflictsOnly ? 409 : 200)
                .body(Map.of("batchNo", envelope.get().path("batchNo").asString(""), "results", lines));
    }

    @PostMapping("/reconciliation/{dataType}")
    ResponseEntity<?> reconciliation(
            @PathVariable String dataType, @RequestBody byte[] body, HttpServletRequest request) {
        if (!isKnown(dataType)) {
            return refuse(404, "unknown-data-type");
        }
        var refusal = refusal(request, body);
        if (refusal.isPresent()) {
            return refuse(refusal.get().status(), refusal.get().slug());
        }
        try {
            var day = LocalDate.parse(
                    json(body).map(json -> json.path("day").asString("")).orElse(""));
            return ResponseEntity.ok(reception.sum(dataType, day));
        } catch (DateTimeParseException noDay) {
            return refuse(400, "bad-day");
        }
    }

    private Optional<Inspection.Refusal> refusal(HttpServletRequest request, byte[] body) {
        return inspection.refusal(
                request.getMethod(),
                request.getRequestURI(),
                sorted(request.getQueryString()),
                request::getHeader,
                body,
                clock.instant());
    }

    private static String sorted(@Nullable String query) {
        return query == null ? "" : Arrays.stream(query.split("&")).sorted().collect(Collectors.joining("&"));
    }

    private static boolean isKnown(String dataType) {
        return List.of(DataType.values()).stream()
                .anyMatch(known -> known.name().equals(dataType));
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.of(JSON.readTree(body));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<Map<String, ?>> refuse(int status, String code) {
        return ResponseEntity.status(status).body(Map.of("code", code));
    }
}
