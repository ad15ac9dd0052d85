package org.referralrouter.routing.life;

import static org.referralrouter.routing.life.PlainRows.explicit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.referralrouter.routing.life.PlainFacts.Person;
import org.referralrouter.routing.life.PlainQuestions.Asked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole of reading.md, written once more as plain Java: from a concern as JSON, the day of
 * receipt and the embargo to the decision as JSON (contract.md, without the procedure block).
 */
final class PlainRules {
  private final PlainFacts facts;
  private final String embargo;
  private final Set<PlainKey> withholding;

  /**
   * The rules over these facts. The embargo is NONE, ACTIVE or RELEASED as it stood before; NONE
   * opens by K1. Those in withholding keep K2 while the embargo is ACTIVE (L8).
   */
  PlainRules(JsonNode concern, LocalDate day, String embargo, Set<PlainKey> withholding) {
    this.facts = new PlainFacts(concern, day);
    this.embargo = embargo.equals("NONE") && facts.sexual() ? "ACTIVE" : embargo;
    this.withholding = withholding;
  }

  /** The decision on a concern of which nothing else is known. */
  static ObjectNode decide(JsonNode concern, LocalDate day) {
    return new PlainRules(concern, day, "NONE", Set.of()).decision();
  }

  ObjectNode decision() {
    ObjectNode decision = JsonNodeFactory.instance.objectNode().put("embargo", embargo);
    ArrayNode referrals = decision.putArray("referrals");
    referrals(Map.of()).values().forEach(referrals::add);
    ArrayNode notReferred = decision.putArray("notReferred");
    barred().stream()
        .sorted(PlainKey.BY_NUMBER)
        .forEach(
            ref ->
                notReferred
                    .addObject()
                    .put("agency", "HR_ALLEGATIONS")
                    .put("subject", ref)
                    .put("reason", "CONFLICT_OF_INTEREST")
                    .put("paragraph", "16"));
    ArrayNode advice = decision.putArray("advice");
    PlainAdvice.of(facts)
        .forEach(
            one ->
                advice
                    .addObject()
                    .put("code", one.code())
                    .put("paragraph", one.paragraph())
                    .put("rule", one.rule()));
    return decision;
  }

  /** The referrals, with those that a redirect opened or added to, each with its urgency (L11). */
  SortedMap<PlainKey, ObjectNode> referrals(Map<PlainKey, String> referredOn) {
    SortedMap<PlainKey, PlainDraft> drafts = new TreeMap<>();
    PlainRows.of(facts)
        .forEach(
            sent ->
                draft(drafts, sent.to())
                    .purpose(
                        sent.purpose(),
                        sent.rule(),
                        explicit(sent.rule(), facts),
                        sent.urgency(),
                        sent.paragraphs()));
    ask(drafts);
    if (drafts.isEmpty() && PlainAdvice.insteadOfReferral(facts).isEmpty()) {
      draft(drafts, new PlainKey("TRIAGE", null))
          .purpose("NO_RULE_MET", "F1", false, "STANDARD", List.of("10"));
    }
    referredOn.forEach(
        (key, urgency) ->
            draft(drafts, key).purpose("REFERRED_ON", "L11", false, urgency, List.of("10")));
    SortedMap<PlainKey, ObjectNode> referrals = new TreeMap<>();
    drafts.forEach(
        (key, draft) -> {
          PlainFlags.on(draft, facts, active(), withholding.contains(key));
          PlainHandling.on(draft, facts, active());
          referrals.put(key, draft.toJson());
        });
    return referrals;
  }

  /** The flags that hold now for a referral that no longer stands (L7). */
  JsonNode flags(PlainKey key) {
    PlainDraft draft = new PlainDraft(key);
    PlainFlags.on(draft, facts, active(), withholding.contains(key));
    return draft.toJson().path("confidentiality");
  }

  private boolean active() {
    return embargo.equals("ACTIVE");
  }

  private void ask(SortedMap<PlainKey, PlainDraft> drafts) {
    Set<PlainKey> ruled = new TreeSet<>(drafts.keySet());
    Set<String> referred =
        ruled.stream().map(PlainKey::subject).filter(s -> s != null).collect(Collectors.toSet());
    for (Asked asked : PlainQuestions.of(facts, referred)) {
      PlainKey own = new PlainKey(asked.agency(), asked.of());
      List<PlainKey> carriers =
          asked.of() != null && ruled.contains(own)
              ? List.of(own)
              : ruled.stream().filter(key -> key.to(asked.agency())).toList();
      if (carriers.isEmpty()) {
        PlainKey desk = new PlainKey("TRIAGE", null);
        draft(drafts, desk)
            .purpose(
                "ANSWER_QUESTION", asked.rule(), false, "STANDARD", List.of(asked.paragraph()));
        carriers = List.of(desk);
      }
      carriers.forEach(
          key -> draft(drafts, key).ask(asked.fact(), asked.of(), asked.paragraph(), asked.rule()));
    }
  }

  /** The suspects whom a conflict of interest keeps from a referral to HR. */
  private List<String> barred() {
    return facts.adultSuspects().stream()
        .filter(s -> s.said("worksWithChildren").equals("YES"))
        .filter(_ -> facts.suspectAt("HR_CONTACT"))
        .map(Person::ref)
        .toList();
  }

  private static PlainDraft draft(SortedMap<PlainKey, PlainDraft> drafts, PlainKey key) {
    return drafts.computeIfAbsent(key, PlainDraft::new);
  }
}
