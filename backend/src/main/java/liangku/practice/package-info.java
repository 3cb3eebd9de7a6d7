/** Learning between exams: practice from the open part of the bank, the book of wrong questions, doubts about questions. */
@NullMarked
package liangku.practice;

import org.jspecify.annotations.NullMarked;
