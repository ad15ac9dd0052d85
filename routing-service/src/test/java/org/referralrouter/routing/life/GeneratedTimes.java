package org.referralrouter.routing.life;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Times that matter: weekends, holidays, nights when the clocks change, and due times. */
final class GeneratedTimes {
  private static final List<String> STARTS =
      List.of(
          "2026-11-02T10:00:00Z",
          "2026-11-04T09:00:00Z",
          "2026-11-05T17:00:00Z",
          "2026-11-06T16:30:00Z",
          "2026-11-07T13:20:00Z",
          "2026-10-23T15:15:00Z",
          "2026-10-25T00:30:00Z",
          "2026-12-23T15:00:00Z",
          "2026-12-24T16:59:59Z",
          "2026-12-27T11:00:00Z",
          "2026-12-31T08:00:00Z",
          "2027-03-25T14:00:00Z",
          "2027-03-27T23:50:00Z");

  private final GeneratedChance chance;
  private Instant now;

  GeneratedTimes(GeneratedChance chance) {
    this.chance = chance;
    this.now = Instant.parse(chance.oneOf(STARTS)).plusSeconds(chance.of(70) ? 0 : chance.upTo(99));
  }

  Instant now() {
    return now;
  }

  /** A little later, while things happen. */
  Instant soon() {
    return later(
        chance.oneOf(
            Duration.ZERO,
            Duration.ofMinutes(chance.between(1, 20)),
            Duration.ofMinutes(chance.between(1, 20)),
            Duration.ofMinutes(chance.between(20, 400)),
            Duration.ofHours(chance.between(1, 30))));
  }

  /** Much later, while nothing happens; at times just when something is due, or a second after. */
  Instant silence(PlainLife life) {
    List<Instant> due =
        life.referrals().values().stream()
            .flatMap(r -> Stream.of(r.receipt, r.decision))
            .map(PlainWait::due)
            .filter(time -> time != null && time.isAfter(now))
            .toList();
    if (!due.isEmpty() && chance.of(45)) {
      now = chance.oneOf(due).plusSeconds(chance.oneOf(0, 1, 1, 4 * 3600, 4 * 3600 + 1));
      return now;
    }
    return later(
        chance.oneOf(
            Duration.ofMinutes(15),
            Duration.ofMinutes(chance.between(1, 59)),
            Duration.ofHours(4),
            Duration.ofHours(chance.between(1, 23)),
            Duration.ofDays(chance.between(1, 4)),
            Duration.ofDays(chance.between(7, 28))));
  }

  private Instant later(Duration step) {
    now = now.plus(step);
    return now;
  }
}
