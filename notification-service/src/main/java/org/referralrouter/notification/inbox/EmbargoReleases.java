package org.referralrouter.notification.inbox;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.DerivedId;
import org.referralrouter.event.EmbargoRelease;

/**
 * Takes the police's releases of embargoes (paragraph 17), and records who asked in vain. Whether a
 * concern has an embargo is routing's to say; here it is whether the police have the concern. Each
 * method is one transaction of its caller.
 */
public final class EmbargoReleases {
  private final Referrals referrals;
  private final Once once;
  private final Outgoing outgoing;
  private final Clock clock;

  public EmbargoReleases(Referrals referrals, Answers answers, Outgoing outgoing, Clock clock) {
    this.referrals = referrals;
    this.once = new Once(answers, clock);
    this.outgoing = outgoing;
    this.clock = clock;
  }

  /**
   * Takes a release. Without an idempotency key the revision that the police have tells a retry
   * from the release of an embargo that was opened again.
   */
  public Answered release(UUID concernId, Release release, Asked asked) {
    Optional<Integer> latest = referrals.latestOf(Agency.POLICE, concernId);
    if (latest.isEmpty()) {
      refused(concernId, asked.actor());
      return new Answered.NotTheirs();
    }
    String revision = asked.idempotencyKey() == null ? latest.get().toString() : "";
    UUID content = DerivedId.of(concernId, "release", release.officer(), release.reason());
    UUID id = Once.id(concernId, "embargo-release", revision, asked, content);
    return once.take(
        id,
        content,
        () ->
            outgoing.publish(
                new EmbargoRelease(
                    id,
                    concernId,
                    release.officer(),
                    release.reason(),
                    clock.instant(),
                    asked.actor())));
  }

  /** Records that somebody asked for a release that is not theirs to ask for. */
  public void refused(UUID concernId, String actor) {
    outgoing.publish(
        Access.of(
            "EMBARGO_RELEASE_REFUSED", actor, Agency.POLICE, concernId, null, clock.instant()));
  }
}
