package org.referralrouter.audit.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Whose data it is: whoever has a key of their own, and can be erased without anybody else. */
public sealed interface Subject {
  /** What tells it from all others. */
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

  /** What belongs to no concern, a month at a time. */
  record OfMonth(String topic, Instant at) implements Subject {
    private static final DateTimeFormatter MONTH =
        DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    @Override
    public String text() {
      return "month/" + topic + "/" + MONTH.format(at);
    }
  }
}
