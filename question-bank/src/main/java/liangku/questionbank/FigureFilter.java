package liangku.questionbank;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which questions a list shows by what candidates' answers say of their newest versions: those for which all of it holds. Whoever
 * asks for a facility or a discrimination asks for questions that have one.
 *
 * @param facilityFrom least share that is earned of it, 0..1
 * @param facilityTo greatest, 0..1
 * @param discriminationFrom least, -1..1
 * @param discriminationTo greatest, -1..1
 * @param measured whether its difficulty was measured
 * @param quarantined whether figures speak against it and nobody has decided
 */
public record FigureFilter(
        Optional<Double> facilityFrom,
        Optional<Double> facilityTo,
        Optional<Double> discriminationFrom,
        Optional<Double> discriminationTo,
        Optional<Boolean> measured,
        Optional<Boolean> quarantined) {

    /** Whatever the figures are. */
    public static final FigureFilter ALL = new FigureFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** {@return what it asks for, field by field} */
    Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        facilityFrom.ifPresent(share -> asked.put("facilityFrom", share.toString()));
        facilityTo.ifPresent(share -> asked.put("facilityTo", share.toString()));
        discriminationFrom.ifPresent(number -> asked.put("discriminationFrom", number.toString()));
        discriminationTo.ifPresent(number -> asked.put("discriminationTo", number.toString()));
        measured.ifPresent(is -> asked.put("measured", is.toString()));
        quarantined.ifPresent(is -> asked.put("quarantined", is.toString()));
        return asked;
    }
}
