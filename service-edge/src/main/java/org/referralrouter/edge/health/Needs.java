package org.referralrouter.edge.health;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Readiness with the codes of those whose fault it is: {@code fault} for what keeps the service
 * from its work, {@code without} for what is away while it goes on. It answers in time, whoever
 * does not.
 */
public final class Needs implements HealthIndicator {
  /** What may be so only because something else is away: then that is at fault. */
  private static final Set<Party> FOLLOWS = EnumSet.of(Party.PROCEDURE, Party.OURSELVES);

  private static final Duration WITHIN = Duration.ofMillis(1_500);

  private final List<AskedNeed> needs;
  private final List<Work> works;
  private final ApplicationAvailability availability;

  /** All that the service needs, and all that it does. */
  public Needs(List<Need> needs, List<Work> works, ApplicationAvailability availability) {
    this.needs = needs.stream().map(AskedNeed::new).toList();
    this.works = List.copyOf(works);
    this.availability = availability;
  }

  @Override
  public Health health() {
    Map<AskedNeed, CompletableFuture<Boolean>> answers = new HashMap<>();
    needs.forEach(need -> answers.put(need, need.met(WITHIN)));
    Set<Party> away = EnumSet.noneOf(Party.class);
    Set<Party> fault = EnumSet.noneOf(Party.class);
    answers.forEach(
        (asked, met) -> {
          if (!met.join()) {
            away.add(asked.need().party());
            if (asked.need().required()) {
              fault.add(asked.need().party());
            }
          }
        });
    works.stream()
        .map(Work::stoppedBy)
        .flatMap(Optional::stream)
        .forEach(by -> fault.addAll(FOLLOWS.contains(by) && !away.isEmpty() ? away : Set.of(by)));
    if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
      fault.add(Party.OURSELVES);
    }
    away.removeAll(fault);
    Health.Builder health = fault.isEmpty() ? Health.up() : Health.outOfService();
    return with(with(health, "fault", fault), "without", away).build();
  }

  private static Health.Builder with(Health.Builder health, String name, Set<Party> parties) {
    return parties.isEmpty()
        ? health
        : health.withDetail(name, parties.stream().map(Party::name).toList());
  }
}
