package org.referralrouter.audit.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/** Whose data it is: whoever has a key of their own, and can be erased without anybody else. */
public sealed interface Subject {
  /** What tells it from all others: two subjects are equal where their texts are. */
  String text();

  /** What a concern says of no person in particular, or of all. */
  record OfConcern(UUID concern) implements Subject {
    @Override
    public String text() {
      return "concern/" + concern;
    }
  }

  /**
   * One person of a concern.
   *
   * @param ref the person's ref in it
   */
  record OfPerson(UUID concern, String ref) implements Subject {
    @Override
    public String text() {
      return "person/" + concern + "/" + ref;
    }
  }

  /** A client that does things. */
  record OfActor(String client) implements Subject {
    @Override
    public String text() {
      return "client/" + client;
    }
  }

  /** What belongs to no concern, a month at a time (of the calendar in UTC). */
  record OfMonth(String topic, YearMonth month) implements Subject {
    /** The month of a time. */
    public static OfMonth of(String topic, Instant at) {
      return new OfMonth(topic, YearMonth.from(at.atOffset(ZoneOffset.UTC)));
    }

    @Override
    public String text() {
      return "month/" + topic + "/" + month;
    }
  }
}
