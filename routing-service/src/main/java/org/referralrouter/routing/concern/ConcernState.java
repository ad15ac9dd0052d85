package org.referralrouter.routing.concern;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Referral;

/**
 * All that routing remembers of one concern.
 *
 * @param concern its highest revision
 * @param decisions how many decisions were made on it
 * @param referrals the last revision sent of each referral, by its id
 * @param acknowledgements the last answer to each referral, by its id
 */
public record ConcernState(
    @Nullable ConcernRevision concern,
    Embargo embargo,
    int decisions,
    Map<UUID, Referral> referrals,
    Map<UUID, Acknowledgement> acknowledgements) {

  /** A concern of which nothing is known yet. */
  public static final ConcernState UNSEEN =
      new ConcernState(null, Embargo.NONE, 0, Map.of(), Map.of());

  public ConcernState {
    referrals = Collections.unmodifiableMap(new LinkedHashMap<>(referrals));
    acknowledgements = Collections.unmodifiableMap(new LinkedHashMap<>(acknowledgements));
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "ConcernState[redacted]";
  }
}
