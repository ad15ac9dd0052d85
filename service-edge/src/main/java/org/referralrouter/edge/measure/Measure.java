package org.referralrouter.edge.measure;

import static org.referralrouter.edge.measure.Measure.Kind.COUNTER;
import static org.referralrouter.edge.measure.Measure.Kind.GAUGE;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * Everything that this product measures of itself. A meter of ours is made here or nowhere, so that
 * each has one name, a unit, a text that says what it means, and labels whose values are few: codes
 * of the program and of the procedure, never ids, names or free texts.
 *
 * <p>Names and units follow Micrometer's conventions. Each measure is of the services that it
 * names; the same measure of two services is told apart by what is scraped.
 */
public enum Measure {
  WAITING(
      GAUGE,
      "referrals.waiting",
      "",
      "step agency urgency",
      "Concerns or referrals that wait for a step: DECISION by the procedure, DELIVERY to the agency,"
          + " RECEIPT by a person there, AGENCY_DECISION on what is done",
      "audit"),
  OVERDUE(
      GAUGE,
      "referrals.overdue",
      "",
      "step agency urgency",
      "Those of the waiting whose time has run out: a child waits too long",
      "audit"),
  OVERDUE_AGE(
      GAUGE,
      "referrals.overdue.age",
      "seconds",
      "step",
      "How long the time of the most overdue has run out; 0 where nothing is overdue",
      "audit"),
  WAITING_AGE(
      GAUGE,
      "referrals.waiting.age",
      "seconds",
      "step",
      "How long the longest has waited for a step; 0 where nothing waits",
      "audit"),
  STEPS(
      COUNTER,
      "referrals.steps",
      "",
      "step agency in_time",
      "Steps that were done, within their time (true) or after it (false)",
      "audit"),
  EMBARGOES(
      GAUGE,
      "referrals.embargoes",
      "",
      "",
      "Concerns whose suspect must not be alerted now",
      "audit"),
  LETTERS_OPEN(
      GAUGE,
      "referrals.dead.letters.open",
      "",
      "topic reason",
      "Records that could not be processed and that nobody has redriven or set aside yet",
      "audit"),
  LETTERS_AGE(
      GAUGE,
      "referrals.dead.letters.age",
      "seconds",
      "",
      "How long the oldest of the open dead letters has been there; 0 where there is none",
      "audit"),
  LEDGER_ENTRIES(
      COUNTER,
      "referrals.ledger.entries",
      "",
      "topic type",
      "Entries that this instance has appended to the ledger",
      "audit"),
  LEDGER_UNSEALED_AGE(
      GAUGE,
      "referrals.ledger.unsealed.age",
      "seconds",
      "",
      "How long entries have waited for a signed checkpoint; 0 where all are signed",
      "audit"),
  LEDGER_COSIGNATURES_MISSING(
      GAUGE,
      "referrals.ledger.cosignatures.missing",
      "",
      "",
      "Cosignatures of witnesses that the newest checkpoint still lacks",
      "audit"),
  LEDGER_SEALS_REFUSED(
      GAUGE,
      "referrals.ledger.seals.refused",
      "",
      "",
      "Logs that are not signed, since they do not follow from what was signed before",
      "audit"),
  SET_ASIDE(
      COUNTER,
      "referrals.records.set.aside",
      "",
      "topic reason",
      "Records that this instance could not process and sent to the dead letters",
      "intake",
      "routing",
      "notification",
      "audit"),
  READ_AGAIN(
      COUNTER,
      "referrals.records.read.again",
      "",
      "topic",
      "Reads that were begun again, since a server was away or this service is at fault; nothing is"
          + " lost, and what is behind waits",
      "intake",
      "notification",
      "audit"),
  TOPIC_SHORTER(
      GAUGE,
      "referrals.topic.shorter",
      "",
      "",
      "Partitions that end before what this service has read or written of them: the broker has lost"
          + " records",
      "intake",
      "notification",
      "audit"),
  OUTBOX_WAITING(
      GAUGE,
      "referrals.outbox.waiting",
      "",
      "queue",
      "Entries that are stored and have not left yet: events for the broker, mails for the mail"
          + " server",
      "intake",
      "notification"),
  OUTBOX_AGE(
      GAUGE,
      "referrals.outbox.age",
      "seconds",
      "queue",
      "How long the oldest entry has waited to leave; 0 where none waits",
      "intake",
      "notification"),
  MAILS(
      COUNTER,
      "referrals.mails",
      "",
      "outcome audience",
      "Tries to send a mail, by outcome and by who is told",
      "intake",
      "notification"),
  ESCALATIONS(
      COUNTER,
      "referrals.escalations",
      "",
      "level agency",
      "Times that somebody was told of an agency's silence",
      "routing"),
  ROUTING_STOPS(
      COUNTER,
      "referrals.routing.stops",
      "",
      "fault",
      "Times that routing stopped at a record and began again, by whose fault it was",
      "routing"),
  PROCEDURE_IN_FORCE(
      GAUGE,
      "referrals.procedure.in.force",
      "",
      "",
      "1 while a version of the procedure decides; 0 while none does, and routing waits",
      "routing"),
  PROCEDURE_REFUSED(
      GAUGE,
      "referrals.procedure.refused",
      "",
      "",
      "1 while a version that was asked for is refused and another decides",
      "routing"),
  HOLIDAYS_REMAINING(
      GAUGE,
      "referrals.holidays.remaining",
      "days",
      "",
      "Days until the bank holidays that deadlines go by are no longer known",
      "routing"),
  CERTIFICATE_REMAINING(
      GAUGE,
      "referrals.certificate.remaining",
      "seconds",
      "",
      "Time until the first of the certificates that this service trusts at the broker ends; NaN where"
          + " the broker asks for none",
      "intake",
      "routing",
      "notification",
      "audit");

  /** How a measure changes. */
  public enum Kind {
    /** Up and down. */
    GAUGE,
    /** Only up, until the instance ends. */
    COUNTER
  }

  private static final String SPACE = " ";

  private final Kind kind;
  private final String meterName;
  private final String unit;
  private final String labels;
  private final String meaning;
  private final String services;

  Measure(
      Kind kind, String meterName, String unit, String labels, String meaning, String... services) {
    this.kind = kind;
    this.meterName = meterName;
    this.unit = unit;
    this.labels = labels;
    this.meaning = meaning;
    this.services = String.join(SPACE, services);
  }

  /** How it changes. */
  public Kind kind() {
    return kind;
  }

  /** Its name for Micrometer. */
  public String meterName() {
    return meterName;
  }

  /** Its name for Prometheus. */
  public String prometheusName() {
    String name = meterName.replace('.', '_') + (unit.isEmpty() ? "" : "_" + unit);
    return kind == COUNTER ? name + "_total" : name;
  }

  /** Its base unit; empty for a plain number. */
  public String unit() {
    return unit;
  }

  /** The names of its labels. */
  public List<String> labels() {
    return words(labels);
  }

  /** What it means, as its HELP text. */
  public String meaning() {
    return meaning;
  }

  /** The parts that measure it. */
  public List<String> services() {
    return words(services);
  }

  /**
   * The counter with these values of the labels, made where it is missing.
   *
   * @param values in the order of the labels
   */
  public Counter counter(MeterRegistry registry, String... values) {
    return Counter.builder(meterName)
        .description(meaning)
        .tags(tags(COUNTER, values))
        .register(registry);
  }

  /**
   * A gauge with these values of the labels. The registry does not keep {@code of} alive.
   *
   * @param values in the order of the labels
   */
  public <T> Gauge gauge(
      MeterRegistry registry, T of, ToDoubleFunction<T> value, String... values) {
    return unit(Gauge.builder(meterName, of, value)).tags(tags(GAUGE, values)).register(registry);
  }

  /**
   * A gauge with these values of the labels, which keeps what it asks.
   *
   * @param values in the order of the labels
   */
  public Gauge gauge(MeterRegistry registry, Supplier<Number> value, String... values) {
    return unit(Gauge.builder(meterName, value)).tags(tags(GAUGE, values)).register(registry);
  }

  /** Gauges whose labels' values come and go: rows, each with {@link #tags}. */
  public MultiGauge gauges(MeterRegistry registry) {
    return MultiGauge.builder(meterName)
        .description(meaning)
        .baseUnit(unit.isEmpty() ? null : unit)
        .register(registry);
  }

  /**
   * The labels of a row.
   *
   * @param values in the order of the labels
   */
  public Tags tags(String... values) {
    return tags(kind, values);
  }

  private <T> Gauge.Builder<T> unit(Gauge.Builder<T> builder) {
    return builder.description(meaning).baseUnit(unit.isEmpty() ? null : unit);
  }

  private Tags tags(Kind asked, String... values) {
    List<String> names = labels();
    if (asked != kind || values.length != names.size()) {
      throw new IllegalArgumentException(
          this + " is a " + kind + " with the labels " + names + ", not " + Arrays.asList(values));
    }
    Tags tags = Tags.empty();
    for (int i = 0; i < values.length; i++) {
      tags = tags.and(names.get(i), values[i]);
    }
    return tags;
  }

  private static List<String> words(String spaced) {
    return spaced.isEmpty() ? List.of() : List.of(spaced.split(SPACE, -1));
  }
}
