package org.referralrouter.routing.concern;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Reading;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.AcknowledgementOutcome;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.EmbargoRelease;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.ConcernJson;

/** The router on the bundled procedure, and one invented concern to route. */
final class ARouter {
  static final UUID CONCERN = new UUID(1, 2);
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  static final String GROOMING =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example"}%s}""";
  static final String SUSPECT =
      """
      ,"people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"%s}]""";
  static final String GROOMING_BY_AN_ADULT = GROOMING.formatted(SUSPECT.formatted(""));
  static final String NAME_CALLING =
      """
      {"categories":["CYBERBULLYING"],"summary":"Words.","reporter":{"organisation":"Example"},
       "bullying":{"severity":"LOW"},"immediateDanger":"NO","crimeAlleged":"NO"%s}""";

  private static final ProcedureDirectory PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  static final DecisionMaker DECISIONS = PROCEDURE.decisions();
  static final AcknowledgementClock CLOCK =
      new AcknowledgementClock(
          Clocks.read(PROCEDURE.clocks()),
          ZoneId.of("Europe/London"),
          Set.of(LocalDate.of(2026, 12, 21)));
  static final Router ROUTER =
      new Router(DECISIONS, new NeedToKnow(PROCEDURE.needToKnow()), CLOCK, Set.of("police"));

  private ARouter() {}

  /** By the police of an embargo, each id another release. */
  static EmbargoRelease release(int id) {
    return release(id, "police");
  }

  static EmbargoRelease release(int id, String actor) {
    return new EmbargoRelease(new UUID(3, id), CONCERN, "An officer", "A reason", NOW, actor);
  }

  static Concern concern(String json) {
    Reading reading = ConcernJson.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return ((Reading.Accepted) reading).concern();
  }

  static ConcernRevision revision(int number, String json) {
    return revision(number, concern(json));
  }

  static ConcernRevision revision(int number, Concern concern) {
    return new ConcernRevision(CONCERN, number, NOW, "practitioner", concern);
  }

  static Routed.Taken taken(ConcernState state, Event event) {
    return taken(state, event, NOW);
  }

  static Routed.Taken taken(ConcernState state, Event event, Instant now) {
    Routed routed = ROUTER.route(state, event, now);
    assertThat(routed).isInstanceOf(Routed.Taken.class);
    return (Routed.Taken) routed;
  }

  /** What is remembered after these events, one hour apart. */
  static ConcernState after(Event... events) {
    ConcernState state = ConcernState.UNSEEN;
    Instant now = NOW;
    for (Event event : events) {
      state = taken(state, event, now).state();
      now = now.plusSeconds(3600);
    }
    return state;
  }

  static Routed refused(Refusal why) {
    return new Routed.Refused(why);
  }

  static Acknowledgement accepted(Agency agency, @Nullable String subject, int revision) {
    return answer(agency, subject, revision, AcknowledgementOutcome.ACCEPTED, null);
  }

  static Acknowledgement answer(
      Agency agency,
      @Nullable String subject,
      int revision,
      AcknowledgementOutcome outcome,
      @Nullable Agency to) {
    return new Acknowledgement(
        new UUID(5, 6),
        Referral.id(CONCERN, agency, subject),
        CONCERN,
        revision,
        agency,
        outcome,
        "An officer",
        null,
        to,
        NOW,
        agency.slug());
  }

  static SentReferral sent(ConcernState state, Agency agency, @Nullable String subject) {
    SentReferral sent = state.referrals().get(Referral.id(CONCERN, agency, subject));
    return Objects.requireNonNull(sent, () -> agency + " about " + subject);
  }

  static List<Referral> referrals(Routed.Taken taken) {
    return taken.events().stream()
        .filter(Referral.class::isInstance)
        .map(Referral.class::cast)
        .toList();
  }

  static List<String> flags(Referral referral) {
    return referral.confidentiality().stream().map(flag -> flag.flag()).toList();
  }
}
