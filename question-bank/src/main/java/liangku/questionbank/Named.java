package liangku.questionbank;

/** Something the product has a word of its own for, in both languages. */
public interface Named {

    /** {@return the word in Chinese} */
    String zh();

    /** {@return the word in English} */
    String en();
}
