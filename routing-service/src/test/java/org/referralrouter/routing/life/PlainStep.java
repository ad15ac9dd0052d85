package org.referralrouter.routing.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What one event brought about, as the replay of lifecycle.md prints it. */
final class PlainStep {
  private record Escalation(PlainKey key, String of, String level, Instant due) {}

  private @Nullable ObjectNode decision;
  private @Nullable String refused;
  private final List<ObjectNode> referrals = new ArrayList<>();
  private final List<Escalation> escalations = new ArrayList<>();

  void decided(ObjectNode made) {
    decision = made;
  }

  void refuse(@Nullable String code) {
    refused = code;
  }

  void sent(@Nullable ObjectNode referral) {
    if (referral != null) {
      referrals.add(referral);
    }
  }

  /** Tells whoever is to be told, now that it is this late (L14). */
  void overdue(Collection<PlainReferral> all, Instant now) {
    for (PlainReferral referral : all) {
      overdue(referral.key, "RECEIPT", referral.receipt, now);
      overdue(referral.key, "DECISION", referral.decision, now);
    }
  }

  /** Tells the duty manager of a redirect that is refused (L11). */
  void tellAtOnce(PlainKey key, Instant now) {
    escalations.add(new Escalation(key, "DECISION", "DUTY_MANAGER", now));
  }

  private void overdue(PlainKey key, String of, PlainWait wait, Instant now) {
    Instant due = wait.due();
    if (due != null && wait.tellsManager(now)) {
      escalations.add(new Escalation(key, of, "DUTY_MANAGER", due));
    }
    if (due != null && wait.tellsBoard(now)) {
      escalations.add(new Escalation(key, of, "BOARD", due));
    }
  }

  ObjectNode toJson(String embargo) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("decision", decision == null ? JsonNodeFactory.instance.nullNode() : decision);
    json.putArray("referrals").addAll(referrals);
    var list = json.putArray("escalations");
    escalations.stream()
        .sorted(
            Comparator.comparing(Escalation::key)
                .thenComparing(Escalation::of, Comparator.reverseOrder())
                .thenComparing(Escalation::due)
                .thenComparing(Escalation::level, Comparator.reverseOrder()))
        .forEach(
            one ->
                list.addObject()
                    .put("agency", one.key().agency())
                    .put("subject", one.key().subject())
                    .put("level", one.level())
                    .put("of", one.of())
                    .put("due", one.due().toString()));
    return json.put("refused", refused).put("embargo", embargo);
  }
}
