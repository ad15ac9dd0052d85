package org.referralrouter.concern;

import java.util.List;

/** What came of reading a concern. */
public sealed interface Reading {
  /** It is a concern. */
  record Accepted(Concern concern) implements Reading {}

  /**
   * It is no JSON.
   *
   * @param detail where reading stopped and why, without quoting what was sent
   */
  record Unreadable(String detail) implements Reading {}

  /** It is JSON, but not an allowed concern: every departure, each with its pointer. */
  record Refused(List<Problem> problems) implements Reading {}
}
