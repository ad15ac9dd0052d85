package org.referralrouter.routing.concern;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.event.Referral;
import org.referralrouter.routing.needtoknow.NeedToKnow;

/**
 * What each referral of a concern says now. One that was sent stays while the last known facts give
 * it, though the newest facts may be silent about it; where neither gives it, it is withdrawn in
 * words.
 */
final class Following {
  /** The code on a referral that what is known no longer gives. */
  static final String NO_LONGER_FOLLOWS = "NO_LONGER_FOLLOWS";

  private final NeedToKnow needToKnow;

  Following(NeedToKnow needToKnow) {
    this.needToKnow = needToKnow;
  }

  /**
   * The contents by referral id, in the order of the decision and then of what was sent.
   *
   * @param newest the concern's newest revision, and what was decided on it
   * @param lastKnown the last known facts, and what would be decided on them
   */
  Map<UUID, Content> contents(
      UUID concernId, Map<UUID, SentReferral> sent, Decided newest, Decided lastKnown) {
    Map<UUID, DecidedReferral> known = byId(concernId, lastKnown.decision());
    Concern shared = LastKnown.protectedAs(lastKnown.concern(), newest.concern());
    Map<UUID, Content> contents = new LinkedHashMap<>();
    byId(concernId, newest.decision())
        .forEach(
            (id, decided) -> {
              SentReferral last = sent.get(id);
              DecidedReferral before = known.get(id);
              DecidedReferral now =
                  last == null || !last.open() || before == null
                      ? decided
                      : Keeping.kept(decided, last.referral(), before);
              contents.put(id, content(now, newest.decision(), shared));
            });
    sent.forEach(
        (id, last) -> {
          if (last.open()) {
            DecidedReferral stays = known.get(id);
            contents.computeIfAbsent(
                id,
                _ ->
                    stays == null
                        ? Content.of(last.referral()).withdrawn(NO_LONGER_FOLLOWS)
                        : content(stays, lastKnown.decision(), lastKnown.concern()));
          }
        });
    return contents;
  }

  /** A concern, and what was decided on it. */
  record Decided(Concern concern, Decision decision) {}

  private Content content(DecidedReferral referral, Decision decision, Concern concern) {
    return Content.of(
        referral,
        decision.embargo(),
        needToKnow.share(concern, referral.agency(), referral.subject(), decision.embargo()));
  }

  private static Map<UUID, DecidedReferral> byId(UUID concernId, Decision decision) {
    return decision.referrals().stream()
        .collect(
            Collectors.toMap(
                referral -> Referral.id(concernId, referral.agency(), referral.subject()),
                referral -> referral,
                (one, _) -> one,
                LinkedHashMap::new));
  }
}
