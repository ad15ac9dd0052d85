package org.referralrouter.concern;

import org.jspecify.annotations.Nullable;

/**
 * A tri-state. UNKNOWN is an answer of its own and is never folded into NO (reading, principle 2).
 */
public enum Answer {
  YES,
  NO,
  UNKNOWN;

  /** An omitted answer is UNKNOWN. */
  static Answer orUnknown(@Nullable Answer answer) {
    return answer == null ? UNKNOWN : answer;
  }
}
