package org.referralrouter.routing.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.routing.concern.BankHolidays;
import org.referralrouter.routing.concern.Clocks;
import org.referralrouter.routing.concern.ResponseClock;
import org.referralrouter.routing.concern.Router;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.AgenciesFile;

/**
 * A concern's life, event by event, through the bundled procedure. Quotes in its JSON are single.
 */
final class ALife {
  private static final ProcedureDirectory PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  static final Replay REPLAY =
      new Replay(
          new Router(
              PROCEDURE.decisions(),
              new NeedToKnow(PROCEDURE.needToKnow(), PROCEDURE.agencies()),
              new ResponseClock(
                  Clocks.read(PROCEDURE.clocks()),
                  ZoneId.of("Europe/London"),
                  BankHolidays.ofEngland().days())),
          PROCEDURE.agencies());

  /** A Monday, ten o'clock. */
  static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

  private final List<String> events = new ArrayList<>();
  private Instant now = START;

  /** The next event happens so much later. */
  ALife after(String time) {
    now = now.plus(Duration.parse(time));
    return this;
  }

  ALife revision(int number, String categories, String facts) {
    String reporter =
        facts.contains("'reporter'") ? "" : ", 'reporter': {'organisation': 'A School'}";
    return event(
        "'revision': {'revision': %d, 'concern': {'categories': [%s], 'summary': 'Seen.'%s%s}}"
            .formatted(number, categories, reporter, facts.isEmpty() ? "" : ", " + facts));
  }

  ALife response(Agency agency, @Nullable String subject, int revision, String kind) {
    return response(agency, subject, revision, kind, "'reason': 'A reason'");
  }

  ALife response(Agency agency, @Nullable String subject, int revision, String kind, String more) {
    return event(
        "'response': {'agency': '%s', 'subject': %s, 'referralRevision': %d, 'kind': '%s', %s}"
            .formatted(
                agency, subject == null ? "null" : "'" + subject + "'", revision, kind, more));
  }

  ALife silence() {
    return event("'silence': {}");
  }

  private ALife event(String event) {
    events.add("{'at': '" + now + "', " + event + "}");
    return this;
  }

  /** What followed from each event. */
  List<LifeStep> steps() {
    String json = "{'events': [" + String.join(",", events) + "]}";
    LifeReader.Outcome outcome =
        LifeReader.read(
            json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), AgenciesFile.bundled());
    assertThat(outcome).isInstanceOf(LifeReader.Outcome.Life.class);
    return REPLAY.of(((LifeReader.Outcome.Life) outcome).events());
  }

  /** What followed from the last event. */
  LifeStep last() {
    return steps().getLast();
  }

  /** What the last event sent to an agency about a subject; empty where it sent nothing. */
  Optional<LifeStep.Sent> sent(Agency agency, @Nullable String subject) {
    return sent(last(), agency, subject);
  }

  static Optional<LifeStep.Sent> sent(LifeStep step, Agency agency, @Nullable String subject) {
    return step.referrals().stream()
        .filter(sent -> agency.equals(sent.agency()) && Objects.equals(sent.subject(), subject))
        .findFirst();
  }
}
