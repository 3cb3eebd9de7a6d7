package liangku.exam;

import liangku.questionbank.Response;

/**
 * One answer as it was given.
 *
 * @param seq the client's number for it, from 1; of two answers to an item the higher counts
 * @param item number on the paper, from 1
 */
public record Answer(long seq, int item, Response response) {}
