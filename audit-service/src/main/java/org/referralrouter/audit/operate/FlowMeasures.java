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
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;
import org.referralrouter.edge.measure.Measure;
import org.referralrouter.edge.measure.SharedLook;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * How long children wait, for whom, and which records could not be processed: measured for whoever
 * scrapes, by one look at the database for all that are asked for together. Nothing (NaN) while the
 * database does not say.
 */
@Component
class FlowMeasures implements MeterBinder {
  private static final String NONE = "NONE";

  private final Agencies agencies;
  private final Clock clock;
  private final SharedLook<Found> look;
  private volatile @Nullable MultiGauge openLetters;

  FlowMeasures(Flow flow, Letters letters, Agencies agencies, Clock clock) {
    this.look =
        new SharedLook<>(
            () -> new Found(flow.tallies(clock.instant()), letters.open(), flow.embargoes()),
            clock);
    this.agencies = agencies;
    this.clock = clock;
  }

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
    Measure.EMBARGOES.gauge(registry, () -> look.of(Found::embargoes));
    Measure.LETTERS_AGE.gauge(
        registry, () -> look.of(found -> oldest(found.letters().stream().map(OpenLetters::since))));
    openLetters = Measure.LETTERS_OPEN.gauges(registry);
    tellOpenLetters();
  }

  /** Topics and reasons come and go, so these rows are told anew. */
  @Scheduled(fixedDelayString = "PT5S")
  void tellOpenLetters() {
    MultiGauge rows = openLetters;
    if (rows != null) {
      look.found()
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
    return look.of(
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
    return look.of(
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
}
