package org.referralrouter.audit.seal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Seals again and again; what is refused is logged once and counted all the time. */
public class SealClock {
  private static final Logger LOG = LoggerFactory.getLogger(SealClock.class);

  private final Sealer sealer;
  private final Clock clock;
  private volatile Instant complete;
  private final AtomicReference<List<Refusal>> refused = new AtomicReference<>(List.of());

  SealClock(Sealer sealer, Clock clock) {
    this.sealer = sealer;
    this.clock = clock;
    this.complete = clock.instant();
  }

  /** When all that there was had last been signed. */
  public Instant complete() {
    return complete;
  }

  /** What is not signed now, and why. */
  public List<Refusal> refusals() {
    return refused.get();
  }

  @Scheduled(fixedDelayString = "${audit.seal.every}")
  void again() {
    try {
      Instant begun = clock.instant();
      List<Refusal> now = sealer.seal();
      if (now.isEmpty()) {
        complete = begun;
      }
      List<Refusal> before = refused.getAndSet(now);
      now.stream()
          .filter(refusal -> !before.contains(refusal))
          .forEach(refusal -> LOG.error("Not signed: {} {}", refusal.origin(), refusal.reason()));
    } catch (RuntimeException e) {
      // The next time may be better; a message could quote what nobody should read.
      LOG.warn("The ledger was not sealed this time: {}", e.getClass().getName());
    }
  }
}
