package org.referralrouter.routing.inforce;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Procedure;
import org.referralrouter.event.DerivedId;
import org.referralrouter.event.ProcedureInForce;
import org.referralrouter.routing.procedure.RefusedProcedure;

/**
 * The change that an instance tells when it starts, where what it was asked for is not what the log
 * says already.
 *
 * @param asked the version that it is set to
 * @param refused whether the guards refuse that version
 */
record Proposal(Procedure asked, boolean refused) {
  private static final UUID FIRST = new UUID(0, 0);
  private static final Duration NEXT = Duration.ofMillis(1);

  /**
   * The change to tell; empty where the log says it already.
   *
   * @param latest the last change that the log tells
   * @param ahead how long after now it comes into force, so that every instance has read of it
   * @throws RefusedProcedure where the version is refused and no other has ever decided, or it is
   *     itself the one in force
   */
  Optional<ProcedureInForce> change(
      Optional<ProcedureInForce> latest, Instant now, Duration ahead) {
    if (latest.isEmpty()) {
      if (refused) {
        throw new RefusedProcedure(
            asked.id() + " " + asked.version(),
            "it is refused, and no other version was ever in force; mend it, or name another");
      }
      return Optional.of(change(FIRST, asked, null, now, now));
    }
    ProcedureInForce last = latest.get();
    if (refused && asked.equals(last.procedure())) {
      throw new RefusedProcedure(
          asked.id() + " " + asked.version(),
          "this program refuses the version that is in force; name one that it accepts");
    }
    Procedure ruling = refused ? last.procedure() : asked;
    Procedure turnedAway = refused ? asked : null;
    if (ruling.equals(last.procedure()) && same(turnedAway, last.refused())) {
      return Optional.empty();
    }
    Instant soon = now.plus(ahead);
    Instant from = soon.isAfter(last.from()) ? soon : last.from().plus(NEXT);
    return Optional.of(change(last.changeId(), ruling, turnedAway, from, now));
  }

  private static boolean same(@Nullable Procedure one, @Nullable Procedure other) {
    return one == null ? other == null : one.equals(other);
  }

  /** Two instances that make the same change make the same event. */
  private static ProcedureInForce change(
      UUID before, Procedure ruling, @Nullable Procedure refused, Instant from, Instant now) {
    UUID id =
        DerivedId.of(
            before,
            "procedure",
            ruling.id(),
            ruling.version(),
            ruling.digest(),
            refused == null ? "" : refused.id(),
            refused == null ? "" : refused.version(),
            refused == null ? "" : refused.digest());
    return new ProcedureInForce(id, ruling, from, refused, now);
  }
}
