package liangku.people;

/**
 * A line of a list of people.
 *
 * @param name whole; show {@link PersonName#masked()} to who is not the employer
 * @param idNumber masked
 * @param phone masked
 */
public record RosterRow(Employment employment, PersonName name, String idNumber, String phone) {}
