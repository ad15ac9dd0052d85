package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Concern;
import org.referralrouter.event.ConcernRevision;

/**
 * All that routing remembers of one concern.
 *
 * @param concern its highest revision
 * @param lastKnown the same with the last known answer where that revision has none; null where it
 *     is the same
 * @param releases the ids of the releases that were taken
 * @param decisions how many decisions were made on it
 * @param referrals the last revision sent of each referral, by its id
 */
public record ConcernState(
    @Nullable ConcernRevision concern,
    @Nullable Concern lastKnown,
    EmbargoState embargo,
    Set<UUID> releases,
    int decisions,
    Map<UUID, SentReferral> referrals) {

  /** A concern of which nothing is known yet. */
  public static final ConcernState UNSEEN =
      new ConcernState(null, null, new EmbargoState.None(), Set.of(), 0, Map.of());

  public ConcernState {
    releases = Collections.unmodifiableSet(new LinkedHashSet<>(releases));
    referrals = Collections.unmodifiableMap(new LinkedHashMap<>(referrals));
  }

  /** When the next referral is escalated unless its agency answers. */
  public Optional<Instant> nextEscalation() {
    return referrals.values().stream()
        .map(sent -> sent.answer().nextEscalation())
        .filter(Objects::nonNull)
        .min(Instant::compareTo);
  }

  /** The last known facts: those of its highest revision unless more is known. */
  Concern knownOf(ConcernRevision newest) {
    return lastKnown == null ? newest.concern() : lastKnown;
  }

  ConcernState with(Set<UUID> taken) {
    return new ConcernState(concern, lastKnown, embargo, taken, decisions, referrals);
  }

  ConcernState with(SentReferral sent) {
    Map<UUID, SentReferral> all = new LinkedHashMap<>(referrals);
    all.put(sent.referral().referralId(), sent);
    return new ConcernState(concern, lastKnown, embargo, releases, decisions, all);
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "ConcernState[redacted]";
  }
}
