package org.referralrouter.routing.simulate;

import java.util.Set;
import org.referralrouter.concern.Agency;

/**
 * What would become of one referral.
 *
 * @param rules the rows that make the difference
 */
record Change(Kind kind, Agency agency, Set<String> rules) {
  Change {
    rules = Set.copyOf(rules);
  }

  /** How it differs. */
  enum Kind {
    /** It is sent now and would not be. */
    LOST,
    /** It is not sent now and would be. */
    GAINED,
    /** It would be sent with another content. */
    CHANGED
  }
}
