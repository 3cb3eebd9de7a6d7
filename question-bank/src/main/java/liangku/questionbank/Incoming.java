package liangku.questionbank;

import java.util.List;

/** One item as a file brings it. */
public sealed interface Incoming {

    /** {@return the row of a table as a spreadsheet numbers it, the item's place in any other file, from 1} */
    int position();

    /**
     * Something that may be a question.
     *
     * @param notes what the file says of it and the bank cannot hold, where the question is sound without it
     */
    record Item(int position, QuestionForm form, List<Fault> notes) implements Incoming {

        public Item {
            notes = List.copyOf(notes);
        }

        public Item(int position, QuestionForm form) {
            this(position, form, List.of());
        }
    }

    /** Something that the file says and the bank cannot hold, or that is broken; the faults name it. */
    record Refused(int position, String identifier, List<Fault> faults) implements Incoming {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
