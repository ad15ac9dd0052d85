package org.referralrouter.routing.life;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Responses, mostly sensible: the plain life tells what is open and what is asked. */
final class GeneratedResponses {
  private final GeneratedChance chance;
  private final GeneratedPerson people;
  private final PlainLife life;
  private final List<ObjectNode> redirects = new ArrayList<>();

  GeneratedResponses(GeneratedChance chance, GeneratedPerson people, PlainLife life) {
    this.chance = chance;
    this.people = people;
    this.life = life;
  }

  /** The next response of some agency. */
  ObjectNode next() {
    if (!redirects.isEmpty() && chance.of(12)) {
      return back(chance.oneOf(redirects));
    }
    List<PlainReferral> all = List.copyOf(life.referrals().values());
    if (all.isEmpty() || chance.of(6)) {
      return kind(stranger(), chance.between(0, 2), null);
    }
    List<PlainReferral> open = all.stream().filter(PlainReferral::open).toList();
    PlainReferral referral = chance.oneOf(open.isEmpty() || chance.of(10) ? all : open);
    int revision = chance.of(78) ? referral.revision() : chance.between(0, referral.revision() + 1);
    return kind(referral.key, revision, referral);
  }

  /** Somebody who may never have had a referral. */
  private PlainKey stranger() {
    String subject = chance.of(50) ? null : people.ref();
    return new PlainKey(chance.oneOf(PlainKey.AGENCIES), subject);
  }

  private ObjectNode kind(PlainKey key, int revision, @Nullable PlainReferral referral) {
    int draw = chance.upTo(100);
    boolean police = key.to("POLICE") && !life.embargo().equals("NONE");
    if (draw < 3 || (police && chance.of(life.embargo().equals("ACTIVE") ? 45 : 12))) {
      int read = revision > 1 && chance.of(40) ? chance.between(1, revision) : revision;
      ObjectNode release = response(key, read, "EMBARGO_RELEASED");
      return release.put("reason", "The homes were searched");
    }
    if (draw < 18) {
      return response(key, revision, "RECEIVED");
    }
    if (draw < 32) {
      return response(key, revision, "ACCEPTED");
    }
    if (draw < 45) {
      ObjectNode none = response(key, revision, "NO_FURTHER_ACTION");
      return none.put("reason", "Not for this agency");
    }
    if (draw < 65) {
      return redirect(response(key, revision, "REDIRECTED"));
    }
    List<PlainReferral> asking =
        life.referrals().values().stream().filter(r -> !questions(r).isEmpty()).toList();
    if (referral != null && questions(referral).isEmpty() && !asking.isEmpty() && chance.of(85)) {
      PlainReferral other = chance.oneOf(asking);
      return answer(response(other.key, other.revision(), "ANSWERED"), questions(other));
    }
    return answer(response(key, revision, "ANSWERED"), questions(referral));
  }

  private ObjectNode redirect(ObjectNode response) {
    boolean barred = life.knownFacts().toString().contains("HR_CONTACT") && chance.of(50);
    response.put("redirectedTo", barred ? "HR_ALLEGATIONS" : chance.oneOf(PlainKey.AGENCIES));
    response.put("reason", "For another agency");
    redirects.add(response);
    return response;
  }

  /** Sends a redirect back to where it came from, or once more the same way. */
  private ObjectNode back(ObjectNode redirect) {
    if (chance.of(25)) {
      return redirect.deepCopy();
    }
    String to = redirect.path("redirectedTo").asString();
    PlainKey about = new PlainKey(to, PlainKey.of(redirect).subject());
    PlainKey key = life.referrals().containsKey(about) ? about : new PlainKey(to, null);
    PlainReferral there = life.referrals().get(key);
    int revision = there == null ? 1 : there.revision();
    if (chance.of(30)) {
      return response(key, revision, "NO_FURTHER_ACTION").put("reason", "Not for this agency");
    }
    ObjectNode back = response(key, revision, "REDIRECTED");
    return back.put("redirectedTo", redirect.path("agency").asString()).put("reason", "Back");
  }

  private static List<JsonNode> questions(@Nullable PlainReferral referral) {
    return referral == null || referral.revision() == 0
        ? List.of()
        : List.copyOf(referral.sent(referral.revision()).path("questions").values());
  }

  private ObjectNode answer(ObjectNode response, List<JsonNode> asked) {
    if (asked.isEmpty() || chance.of(12)) {
      String fact = chance.oneOf(new TreeSet<>(PlainAnswers.VALUES.keySet()));
      response.put("fact", fact).put("of", chance.of(50) ? null : people.ref());
    } else {
      JsonNode question = chance.oneOf(asked);
      response.set("fact", question.path("fact"));
      response.set("of", question.path("of"));
    }
    String fact = response.path("fact").asString();
    if (fact.equals("suspects") || fact.equals("children")) {
      return named(response, fact);
    }
    Set<String> values = new TreeSet<>(PlainAnswers.VALUES.getOrDefault(fact, Set.of("YES")));
    boolean allowed = chance.of(92);
    return response.put("value", allowed ? chance.oneOf(values) : chance.oneOf("MAYBE", "SEVERE"));
  }

  private ObjectNode named(ObjectNode response, String fact) {
    if (chance.of(6)) {
      return response.put("value", "YES");
    }
    String word = fact.equals("suspects") ? "suspect" : chance.oneOf("child", "victim");
    ObjectNode person = people.person(word + "-" + chance.between(1, 9), chance.of(60));
    if (chance.of(90)) {
      person.putArray("roles").add(fact.equals("suspects") ? "SUSPECT" : "VICTIM");
    }
    response.set("person", person);
    return response;
  }

  private static ObjectNode response(PlainKey key, int revision, String kind) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("agency", key.agency()).put("subject", key.subject());
    return response.put("referralRevision", revision).put("kind", kind);
  }
}
