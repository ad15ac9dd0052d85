package org.referralrouter.audit.operate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.concern.Agency;

/** Who waits for whom, as the ledger knows it. */
public interface Flow {
  /**
   * Which of what waits.
   *
   * @param step null for any
   * @param agency null for any
   * @param overdueAt those alone whose time has run out by then; null for all
   */
  record Waits(Missing.@Nullable Kind step, @Nullable Agency agency, @Nullable Instant overdueAt) {}

  /** How many wait for each step of each agency at each urgency; nothing where none does. */
  List<Tally> tallies(Instant now);

  /** Those that wait, in the order in which their times run out. */
  List<Missing> waits(Waits which, int limit);

  /** What a concern and its referrals wait for. */
  List<Missing> ofConcern(UUID concern);

  /** The concern of this id, or of the referral of this id; null where the ledger knows neither. */
  @Nullable UUID concernOf(UUID id);

  /** How many concerns have a suspect who must not be alerted. */
  long embargoes();

  /** Since when the suspect of a concern must not be alerted; null where none must not. */
  @Nullable Instant embargoedSince(UUID concern);
}
