package liangku.people;

/** A person who works or worked in a kitchen. One person, one ID number, one phone, whoever employs them. */
public record Worker(WorkerId id, PersonName name, ResidentId idNumber, Phone phone) {}
