package liangku.people;

/** A person in a post, opened: for the house itself and for the employer's own desk. */
public record RosterEntry(Worker worker, Employment employment) {}
