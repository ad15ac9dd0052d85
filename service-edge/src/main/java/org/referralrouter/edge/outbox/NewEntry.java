package org.referralrouter.edge.outbox;

import org.jspecify.annotations.Nullable;

/**
 * Something that is to be queued.
 *
 * @param key entries of one key leave in the order in which they were queued
 * @param kind of an event its topic
 * @param content what leaves, as JSON, or what it is found by
 * @param traceParent W3C trace context of what caused it; null where there is none
 */
public record NewEntry(String key, String kind, String content, @Nullable String traceParent) {
  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "NewEntry[redacted]";
  }
}
