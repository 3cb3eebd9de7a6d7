package liangku.exam;

/** What became of a wish to start. */
public sealed interface Starting {

    record Started(Attempt.Open attempt) implements Starting {}

    /** There was one already, in another tab or on another phone: this is it. */
    record Resumed(Attempt.Open attempt) implements Starting {}

    record Refused(Eligibility why) implements Starting {}

    record NoSuchExam() implements Starting {}

    /** No paper can be drawn: nothing was published yet, or the bank does not fill the blueprint. */
    record NoPaper(String why) implements Starting {}
}
