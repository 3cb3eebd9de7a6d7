package liangku.employer;

/**
 * A business of the archive.
 *
 * @param version counts changes; hand it back with an update
 * @param status on the day it was read
 */
public record Employer(EmployerId id, long version, EmployerData data, Status status) {

    public String name() {
        return data.name();
    }

    public String region() {
        return data.region();
    }

    public Category category() {
        return data.category();
    }
}
