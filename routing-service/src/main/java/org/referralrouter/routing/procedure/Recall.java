package org.referralrouter.routing.procedure;

/**
 * How a table's memory of its own answers serves.
 *
 * @param table the name of its file
 * @param remembered answers that were known, since start
 * @param found answers that had to be found, since start
 */
public record Recall(String table, long remembered, long found) {}
