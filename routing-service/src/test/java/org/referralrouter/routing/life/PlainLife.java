package org.referralrouter.routing.life;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The life of one concern, as lifecycle.md tells it: one event in, one step out. */
final class PlainLife {
  private static final JsonMapper JSON = new JsonMapper();

  private final PlainClock clock;
  private final PlainKnown known = new PlainKnown();
  private final PlainEmbargo embargo = new PlainEmbargo();
  private final PlainRedirects redirects = new PlainRedirects();
  private final SortedMap<PlainKey, PlainReferral> referrals = new TreeMap<>();
  private final Set<PlainKey> withholding = new HashSet<>();
  private @Nullable LocalDate received;
  private PlainStep step = new PlainStep();

  PlainLife(PlainClock clock) {
    this.clock = clock;
  }

  /** Replays one life: a line with its events in, a line with its steps out. */
  static String replay(String line, PlainClock clock) {
    PlainLife life = new PlainLife(clock);
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    ArrayNode steps = out.putArray("steps");
    JSON.readTree(line).path("events").forEach(event -> steps.add(life.take(event)));
    return out.toString();
  }

  /** Takes the next event; its step. */
  ObjectNode take(JsonNode event) {
    Instant at = OffsetDateTime.parse(event.path("at").asString()).toInstant();
    step = new PlainStep();
    step.overdue(referrals.values(), at);
    if (event.has("revision")) {
      revise(event.path("revision"), at);
    } else if (event.has("response")) {
      respond(event.path("response"), at);
    }
    step.overdue(referrals.values(), at);
    return step.toJson(embargo.state());
  }

  /** The referrals so far, open and withdrawn. */
  SortedMap<PlainKey, PlainReferral> referrals() {
    return referrals;
  }

  String embargo() {
    return embargo.state();
  }

  ObjectNode knownFacts() {
    return known.concern();
  }

  private void revise(JsonNode revision, Instant at) {
    boolean first = known.nothing();
    ObjectNode before = known.concern();
    if (received == null) {
      received = at.atZone(PlainClock.LONDON).toLocalDate();
    }
    step.refuse(known.revise(revision.path("revision").asInt(), revision.path("concern")));
    if (known.nothing()) {
      received = null;
    } else if (first || !before.equals(known.concern())) {
      decide(at);
    }
  }

  private void respond(JsonNode response, Instant at) {
    PlainReferral referral = referrals.get(PlainKey.of(response));
    int revision = response.path("referralRevision").asInt();
    if (referral == null) {
      step.refuse("UNKNOWN_REFERRAL");
    } else if (revision < 1 || revision > referral.revision()) {
      step.refuse("UNKNOWN_REVISION");
    } else {
      String kind = response.path("kind").asString();
      switch (kind) {
        case "ANSWERED" -> answer(response, at);
        case "EMBARGO_RELEASED" -> release(referral, revision, at);
        case "REDIRECTED" ->
            redirect(referral, revision, response.path("redirectedTo").asString(), at);
        default -> referral.respond(kind, revision);
      }
    }
  }

  private void answer(JsonNode response, Instant at) {
    String agency = response.path("agency").asString();
    String fact = response.path("fact").asString("");
    String of = PlainAnswers.of(response);
    if (referrals.values().stream().noneMatch(r -> r.key.to(agency) && r.asks(fact, of))) {
      step.refuse("NOT_ASKED");
      return;
    }
    ObjectNode before = known.concern();
    PlainAnswers.facts(response, known, day())
        .ifPresentOrElse(
            facts -> step.refuse(known.answer(facts)), () -> step.refuse("VALUE_NOT_ALLOWED"));
    if (!before.equals(known.concern())) {
      decide(at);
    }
  }

  private void release(PlainReferral referral, int revision, Instant at) {
    if (!referral.key.to("POLICE")) {
      step.refuse("RELEASE_NOT_BY_POLICE");
      return;
    }
    PlainEmbargo.Shown shown = PlainEmbargo.Shown.of(referral.sent(revision).path("shared"));
    String before = embargo.state();
    step.refuse(embargo.release(shown, known.concern()));
    if (!before.equals(embargo.state())) {
      decide(at);
    }
  }

  private void redirect(PlainReferral referral, int revision, String to, Instant at) {
    PlainFacts facts = new PlainFacts(known.concern(), day());
    String refusal = redirects.refusal(referral.key, to, facts);
    if (refusal != null) {
      step.refuse(refusal);
      step.tellAtOnce(referral.key, at);
      return;
    }
    if (known.knows(referral.key.subject())) {
      PlainKey asked = redirects.follow(referral, to, this::open);
      referral.respond("REDIRECTED", revision);
      send(rules(), at, asked);
    } else {
      referral.respond("REDIRECTED", revision);
    }
  }

  private @Nullable PlainReferral open(PlainKey key) {
    PlainReferral referral = referrals.get(key);
    return referral != null && referral.open() ? referral : null;
  }

  /** One decision on the known facts under the embargo, and all that differs by it (L2, L6). */
  private void decide(Instant at) {
    embargo.follow(known.concern());
    redirects.follow(known);
    PlainRules rules = rules();
    step.decided(rules.decision());
    send(rules, at, null);
  }

  private PlainRules rules() {
    return new PlainRules(known.concern(), day(), embargo.state(), withholding);
  }

  private void send(PlainRules rules, Instant at, @Nullable PlainKey anew) {
    PlainFacts facts = new PlainFacts(known.concern(), day());
    SortedMap<PlainKey, ObjectNode> given = rules.referrals(redirects.referredOn(facts));
    SortedSet<PlainKey> keys = new TreeSet<>(given.keySet());
    keys.addAll(referrals.keySet());
    for (PlainKey key : keys) {
      ObjectNode decided = given.get(key);
      PlainReferral referral = referrals.computeIfAbsent(key, PlainReferral::new);
      if (decided != null) {
        ObjectNode content = PlainContent.open(decided, key, facts, embargo.state());
        boolean must = key.equals(anew) && referral.hasPurpose("REFERRED_ON");
        step.sent(referral.send(content, at, clock, must));
        keep(key, content);
      } else if (referral.open()) {
        ObjectNode content = PlainContent.withdrawn(rules.flags(key), key, embargo.state());
        step.sent(referral.send(content, at, clock, false));
        keep(key, content);
      }
    }
  }

  /** Remembers who was once told to withhold the reason of a suspension (L8). */
  private void keep(PlainKey key, ObjectNode content) {
    boolean withholds =
        content
            .path("confidentiality")
            .valueStream()
            .anyMatch(f -> f.path("flag").asString().equals("WITHHOLD_SUSPENSION_REASON"));
    if (withholds) {
      withholding.add(key);
    }
  }

  private LocalDate day() {
    return Objects.requireNonNull(received, "the concern was received before it is decided");
  }
}
