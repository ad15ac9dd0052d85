package org.referralrouter.intake.progress;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.decision.Advice;
import org.referralrouter.decision.Embargo;

/**
 * What a reporter may know of their concern afterwards (lifecycle, L15).
 *
 * @param revision the latest: taken here, or known to stand on {@code concerns.v1}
 * @param receivedAt when the latest that was taken here was received
 * @param published whether that one has reached {@code concerns.v1}
 * @param decided the latest decision; null where there is none yet
 * @param agencies those that may be named, in the contract's order
 * @param agencyCount how many agencies there are in all
 */
public record ConcernStatus(
    UUID concernId,
    int revision,
    Instant receivedAt,
    boolean published,
    @Nullable Decided decided,
    List<AgencyProgress> agencies,
    int agencyCount) {
  public ConcernStatus {
    agencies = List.copyOf(agencies);
  }

  /**
   * That, when and with which advice it was decided.
   *
   * @param advice for the reporter
   */
  public record Decided(Instant at, List<Advice> advice) {}

  /** A concern as it was received; what became of it is not known. */
  public static ConcernStatus received(
      UUID concernId, int revision, Instant receivedAt, boolean published) {
    return new ConcernStatus(concernId, revision, receivedAt, published, null, List.of(), 0);
  }

  /**
   * The same with what became of it. While the embargo is ACTIVE, and while nobody knows whether it
   * is, only the agencies that are always named appear.
   *
   * @param agencies who is always named: whoever they are tells nobody that the police were told
   */
  public ConcernStatus with(
      @Nullable LatestDecision decision, List<ReferralProgress> referrals, Agencies agencies) {
    var byAgency =
        referrals.stream()
            .collect(
                Collectors.groupingBy(ReferralProgress::agency, TreeMap::new, Collectors.toList()));
    boolean allNamed = decision != null && decision.embargo() != Embargo.ACTIVE;
    return new ConcernStatus(
        concernId,
        revision,
        receivedAt,
        published,
        decision == null ? null : new Decided(decision.at(), decision.advice()),
        byAgency.entrySet().stream()
            .filter(entry -> allNamed || agencies.alwaysNamed(entry.getKey()))
            .map(entry -> AgencyProgress.of(entry.getKey(), entry.getValue()))
            .toList(),
        byAgency.size());
  }
}
