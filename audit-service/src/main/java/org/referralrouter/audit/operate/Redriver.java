package org.referralrouter.audit.operate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.PayloadParts;
import org.referralrouter.audit.ledger.PayloadParts.Whole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Puts letters back, each once, however often it is asked and whenever it is killed: what was put
 * back is in its topic, and there the log sees it and says so. Until the log has read so far, the
 * rest of the topic is looked through before anything is written.
 */
@Component
final class Redriver {
  private static final Logger LOG = LoggerFactory.getLogger(Redriver.class);

  /** Longer than a send may take, so that none is still under way when it is looked for. */
  private static final long PAUSE_AFTER_FAULT = Duration.ofSeconds(15).toNanos();

  private final Letters letters;
  private final Origins origins;
  private @Nullable Long faultAt;

  Redriver(Letters letters, Origins origins) {
    this.letters = letters;
    this.origins = origins;
  }

  @Scheduled(fixedDelayString = "${audit.operations.redrive-every}")
  void again() {
    if (faultAt != null && System.nanoTime() - faultAt < PAUSE_AFTER_FAULT) {
      return;
    }
    try {
      letters.alone(() -> letters.redriving().forEach(this::redrive));
      faultAt = null;
    } catch (RuntimeException e) {
      faultAt = System.nanoTime();
      // A message could quote a record.
      LOG.warn("Letters were not put back this time: {}", e.getClass().getName());
    }
  }

  private void redrive(Letter letter) {
    long position = origins.position(letter);
    // Asked for after the position: what the log has read up to there, it has told of.
    boolean still =
        letters
            .letter(letter.id())
            .filter(now -> now.state() == Letter.State.REDRIVING)
            .isPresent();
    if (!still || origins.carries(letter, position)) {
      return;
    }
    Optional<Whole> record = record(letter);
    if (record.isEmpty()) {
      LOG.warn("Letter {} is not put back: what it held was erased", letter.id());
      return;
    }
    origins.put(letter, record.get());
    LOG.info("Letter {} was put back into {}", letter.id(), letter.topic());
  }

  /** The record of a letter; empty where a part of it was erased. */
  private Optional<Whole> record(Letter letter) {
    List<byte @Nullable []> parts = letters.parts(letter.id());
    return parts.stream().anyMatch(part -> part == null)
        ? Optional.empty()
        : Optional.of(PayloadParts.join(parts));
  }
}
