package org.referralrouter.routing.inforce;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.referralrouter.event.ProcedureInForce;
import org.referralrouter.wire.EventSerdes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows {@code procedures.v1} in a thread of its own, and tells on it once what this instance is
 * set to, where that is new.
 */
final class ProcedureLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProcedureLog.class);
  private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);

  private final Map<String, Object> client;
  private final EventSerdes serdes;
  private final Duration ahead;
  private final InstantSource clock;
  private final KnownChanges known;
  private final Proposal proposal;
  private final Consumer<RuntimeException> stop;
  private final Thread follower;
  private volatile boolean closed;
  private boolean proposed;

  /**
   * Starts to follow.
   *
   * @param client settings of a Kafka client to begin with
   * @param ahead how long after it is told a change comes into force
   * @param stop hears of a fault after which nothing can be decided
   */
  ProcedureLog(
      Map<String, Object> client,
      EventSerdes serdes,
      Duration ahead,
      InstantSource clock,
      KnownChanges known,
      Proposal proposal,
      Consumer<RuntimeException> stop) {
    this.client = client;
    this.serdes = serdes;
    this.ahead = ahead;
    this.clock = clock;
    this.known = known;
    this.proposal = proposal;
    this.stop = stop;
    this.follower = Thread.ofPlatform().daemon().name("procedures-in-force").unstarted(this::run);
  }

  void start() {
    follower.start();
  }

  private void run() {
    while (!closed) {
      try (ChangeReader reader = new ChangeReader(client, serdes, clock)) {
        while (!closed) {
          follow(reader);
        }
      } catch (KafkaException away) {
        again(away);
      } catch (RuntimeException fault) {
        LOG.error("No procedure can be in force here: {}", fault.getMessage());
        known.fail(fault);
        stop.accept(fault);
        return;
      }
    }
  }

  private void follow(ChangeReader reader) {
    ChangeReader.Read read = reader.next();
    read.changes().forEach(ProcedureLog::tell);
    known.read(read.changes(), read.upTo());
    if (!proposed) {
      proposal
          .change(known.timeline().latest(), clock.instant(), ahead)
          .ifPresent(new ChangeWriter(client, serdes, ahead.dividedBy(2))::write);
      proposed = true;
    }
  }

  private static void tell(ProcedureInForce change) {
    LOG.info(
        "{} {} ({}) is in force from {}",
        change.procedure().id(),
        change.procedure().version(),
        change.procedure().digest(),
        change.from());
    if (change.refused() != null) {
      LOG.error(
          "{} {} was refused, so {} stays in force",
          change.refused().id(),
          change.refused().version(),
          change.procedure().version());
    }
  }

  private void again(KafkaException away) {
    if (closed) {
      return;
    }
    LOG.warn("procedures.v1 cannot be followed for now and is tried again: {}", away.getMessage());
    try {
      Thread.sleep(BEFORE_ANOTHER_TRY);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      follower.join(Duration.ofSeconds(30));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
