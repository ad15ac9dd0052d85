package org.referralrouter.routing.procedure;

/**
 * How a procedure's memory of its own decisions serves.
 *
 * @param remembered decisions that were known, since start
 * @param found decisions that had to be made, since start
 */
public record Recall(long remembered, long found) {}
