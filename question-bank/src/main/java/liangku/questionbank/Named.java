package liangku.questionbank;

/** Something the product has a word of its own for, in both languages. */
public interface Named {

    String zh();

    String en();
}
