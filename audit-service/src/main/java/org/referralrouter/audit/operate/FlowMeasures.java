package org.referralrouter.audit.operate;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;
import org.referralrouter.edge.measure.Measure;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * How long children wait, for whom, and which records could not be processed: measured for whoever
 * scrapes, by one look at the database for all that are asked for together. Nothing (NaN) while the
 * database does not say.
 */
@Component
class FlowMeasures implements MeterBinder {
  private static final Duration GOOD_FOR = Duration.ofSeconds(5);
  private static final String NONE = "NONE";

  private final Flow flow;
  private final Letters letters;
  private final Agencies agencies;
  private final Clock clock;
  private @Nullable Look last;
  private volatile @Nullable MultiGauge openLetters;

  FlowMeasures(Flow flow, Letters letters, Agencies agencies, Clock clock) {
    this.flow = flow;
    this.letters = letters;
    this.agencies = agencies;
    this.clock = clock;
  }

  /** What one look has found; empty where the database did not answer. */
  private record Look(Instant at, Optional<Found> found) {}

  private record Found(List<Tally> tallies, List<OpenLetters> letters, long embargoes) {}

  @Override
  public void bindTo(MeterRegistry registry) {
    for (Missing.Kind step : Missing.Kind.values()) {
      for (@Nullable Agency agency : waitedFor(step)) {
        for (String urgency : urgencies(step)) {
          String of = agency == null ? NONE : agency.name();
          Measure.WAITING.gauge(
              registry, () -> sum(step, agency, urgency, Tally::waiting), step.name(), of, urgency);
          Measure.OVERDUE.gauge(
              registry, () -> sum(step, agency, urgency, Tally::overdue), step.name(), of, urgency);
        }
      }
      Measure.WAITING_AGE.gauge(registry, () -> age(step, Tally::since), step.name());
      Measure.OVERDUE_AGE.gauge(registry, () -> age(step, Tally::due), step.name());
    }
    Measure.EMBARGOES.gauge(registry, () -> of(Found::embargoes));
    Measure.LETTERS_AGE.gauge(
        registry, () -> of(found -> oldest(found.letters().stream().map(OpenLetters::since))));
    openLetters = Measure.LETTERS_OPEN.gauges(registry);
    tellOpenLetters();
  }

  /** Topics and reasons come and go, so these rows are told anew. */
  @Scheduled(fixedDelayString = "PT5S")
  void tellOpenLetters() {
    MultiGauge rows = openLetters;
    if (rows != null) {
      look()
          .ifPresent(
              found ->
                  rows.register(
                      found.letters().stream()
                          .<MultiGauge.Row<?>>map(
                              open ->
                                  MultiGauge.Row.of(
                                      Measure.LETTERS_OPEN.tags(open.topic(), open.reason()),
                                      open.count()))
                          .toList(),
                      true));
    }
  }

  private List<@Nullable Agency> waitedFor(Missing.Kind step) {
    return step == Missing.Kind.DECISION
        ? Collections.singletonList(null)
        : Collections.unmodifiableList(agencies.all());
  }

  private static List<String> urgencies(Missing.Kind step) {
    return step == Missing.Kind.DECISION
        ? List.of(NONE)
        : Stream.concat(Stream.of(Urgency.values()).map(Urgency::name), Stream.of(NONE)).toList();
  }

  private Number sum(
      Missing.Kind step, @Nullable Agency agency, String urgency, ToDoubleFunction<Tally> of) {
    return of(
        found ->
            found.tallies().stream()
                .filter(
                    tally ->
                        tally.step() == step
                            && Objects.equals(tally.agency(), agency)
                            && Objects.requireNonNullElse(tally.urgency(), NONE).equals(urgency))
                .mapToDouble(of)
                .sum());
  }

  private Number age(Missing.Kind step, Function<Tally, @Nullable Instant> since) {
    return of(
        found ->
            oldest(
                found.tallies().stream()
                    .filter(tally -> tally.step() == step)
                    .map(since)
                    .flatMap(Stream::ofNullable)));
  }

  /** In seconds; 0 where none is there, or yet to come. */
  private Number oldest(Stream<Instant> times) {
    return times
        .min(Instant::compareTo)
        .map(since -> Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0))
        .orElse(0.0);
  }

  private Number of(Function<Found, Number> value) {
    return look().map(value).orElse(Double.NaN);
  }

  private synchronized Optional<Found> look() {
    Instant now = clock.instant();
    if (last == null || last.at().plus(GOOD_FOR).isBefore(now)) {
      last = new Look(now, ask(now));
    }
    return last.found();
  }

  private Optional<Found> ask(Instant now) {
    try {
      return Optional.of(new Found(flow.tallies(now), letters.open(), flow.embargoes()));
    } catch (DataAccessException | TransactionException _) {
      return Optional.empty();
    }
  }
}
