package org.referralrouter.routing.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One referral over its life: what was sent last, what it waits for, what was answered. */
final class PlainReferral {
  final PlainKey key;
  final PlainWait receipt = new PlainWait();
  final PlainWait decision = new PlainWait();
  private final List<ObjectNode> sent = new ArrayList<>();
  private int asked;
  private @Nullable String answer;
  private String urgency = "STANDARD";

  PlainReferral(PlainKey key) {
    this.key = key;
  }

  int revision() {
    return sent.size();
  }

  /** What a revision, counted from 1, held. */
  JsonNode sent(int revision) {
    return sent.get(revision - 1);
  }

  boolean open() {
    return !sent.isEmpty() && sent.getLast().path("state").asString().equals("OPEN");
  }

  /** The urgency that it had when it last stood. */
  String urgency() {
    return urgency;
  }

  boolean asks(String fact, @Nullable String of) {
    return open()
        && sent.getLast()
            .path("questions")
            .valueStream()
            .anyMatch(
                q ->
                    q.path("fact").asString().equals(fact)
                        && Objects.equals(PlainKey.textOrNull(q.path("of")), of));
  }

  boolean hasPurpose(String code) {
    return codes(sent.getLast()).contains(code);
  }

  /** Whether it was answered that the agency does nothing itself. */
  boolean turnedDown() {
    return answer != null && !answer.equals("ACCEPTED");
  }

  /** RECEIVED, or a decision, on a revision; an older one than is asked about ends nothing. */
  void respond(String kind, int revision) {
    if (!open() || revision < asked) {
      return;
    }
    receipt.end();
    if (!kind.equals("RECEIVED")) {
      decision.end();
      answer = kind;
    }
  }

  /** Sends this content where it differs or must; the record that is sent, or null. */
  @Nullable ObjectNode send(ObjectNode content, Instant at, PlainClock clock, boolean must) {
    ObjectNode before = sent.isEmpty() ? null : sent.getLast();
    if (!must && before != null && same(before, content)) {
      return null;
    }
    boolean stands = content.path("state").asString().equals("OPEN");
    boolean asksAnew = stands && (must || !open() || asksAnew(before, content));
    sent.add(content);
    if (stands) {
      urgency = content.path("urgency").asString();
    } else {
      receipt.end();
      decision.end();
      answer = null;
    }
    if (asksAnew) {
      asked = revision();
      answer = null;
      Instant by = receipt.ask(clock.receiptBy(at, urgency), urgency, clock);
      decision.ask(clock.decisionBy(by), urgency, clock);
    }
    return record(content);
  }

  private ObjectNode record(ObjectNode content) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("agency", key.agency()).put("subject", key.subject()).put("revision", revision());
    record.setAll(content.deepCopy());
    record.put("receiptBy", text(receipt.due()));
    return record.put("decisionBy", text(decision.due()));
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private static boolean same(ObjectNode before, ObjectNode after) {
    ObjectNode one = before.deepCopy();
    ObjectNode other = after.deepCopy();
    one.remove("embargo");
    other.remove("embargo");
    return PlainSets.same(one, other);
  }

  private boolean asksAnew(@Nullable ObjectNode before, ObjectNode after) {
    if (before == null) {
      return true;
    }
    boolean rises =
        PlainDraft.URGENCIES.indexOf(after.path("urgency").asString())
            < PlainDraft.URGENCIES.indexOf(before.path("urgency").asString());
    boolean facts = !PlainSets.same(before.path("shared"), after.path("shared"));
    return rises
        || !codes(before).containsAll(codes(after))
        || !questions(before).containsAll(questions(after))
        || !roles(before).containsAll(roles(after))
        || (turnedDown() && facts);
  }

  private static Set<String> codes(JsonNode content) {
    Set<String> codes = new HashSet<>();
    content.path("purposes").forEach(purpose -> codes.add(purpose.path("code").asString()));
    return codes;
  }

  private static Set<String> questions(JsonNode content) {
    Set<String> questions = new HashSet<>();
    content
        .path("questions")
        .forEach(q -> questions.add(q.path("fact").asString() + " " + q.path("of")));
    return questions;
  }

  /** The people shared, and each of their roles. */
  private static Set<String> roles(JsonNode content) {
    Set<String> roles = new HashSet<>();
    for (JsonNode person : content.path("shared").path("people")) {
      String ref = person.path("ref").asString();
      roles.add(ref);
      person.path("roles").forEach(role -> roles.add(ref + " " + role.asString()));
    }
    return roles;
  }
}
