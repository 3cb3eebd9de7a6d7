package liangku.questionbank;

/**
 * So many questions came in at once that the bank's indexes are to be put in order. Told within the bank.
 *
 * @param questions how many
 */
record BankGrew(int questions) {}
