package org.referralrouter.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A concern's life as its topics hold it, in the terms of {@code replay}: each event at the time of
 * its record.
 *
 * @param bodies what was submitted as each revision
 */
record RecordedLife(ConcernRecords records, Map<Integer, String> bodies) {
  private static final List<String> OF_A_RESPONSE =
      List.of("referralRevision", "kind", "reason", "redirectedTo", "fact", "of", "value");
  private static final List<String> OF_A_REFERRAL =
      List.of(
          "agency",
          "subject",
          "revision",
          "state",
          "withdrawnReason",
          "urgency",
          "embargo",
          "purposes",
          "confidentiality",
          "handling",
          "questions",
          "shared",
          "receiptBy",
          "decisionBy");

  /** All that happened, and silence for so long after it. */
  ObjectNode life(Duration silence) {
    Map<Instant, ObjectNode> events = new TreeMap<>();
    for (var record : records.records(Topic.CONCERNS)) {
      events.put(at(record), event(record).set("revision", revision(record)));
    }
    for (Agency agency : Agency.OF_THE_CONTRACT) {
      for (var record : records.records(Topic.ofResponsesFrom(agency))) {
        events.put(at(record), event(record).set("response", response(agency, record)));
      }
    }
    ObjectNode life = Json.mapper().createObjectNode();
    ArrayNode list = life.putArray("events").addAll(events.values());
    Instant end = ((TreeMap<Instant, ObjectNode>) events).lastKey().plus(silence);
    list.addObject().put("at", end.toString()).putObject("silence");
    return life;
  }

  /** The decisions that were published, first to last. */
  List<JsonNode> decisions() {
    return records.decisions().stream()
        .map(made -> Json.mapper().<JsonNode>valueToTree(made.decision()))
        .toList();
  }

  /** Every revision of every referral, with the fields that a replay tells. */
  List<JsonNode> referrals() {
    return records.referrals().stream()
        .<JsonNode>map(referral -> asReplayed(Json.mapper().valueToTree(referral)))
        .toList();
  }

  /** A replay leaves out what says nothing, and a withdrawn referral has no urgency there. */
  private static ObjectNode asReplayed(ObjectNode referral) {
    ObjectNode told = chosen(referral, OF_A_REFERRAL);
    told.set("shared", said(told.get("shared")));
    if (told.get("state").asString().equals("WITHDRAWN")) {
      told.putNull("urgency");
    }
    return told;
  }

  private static JsonNode said(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode some = Json.mapper().createObjectNode();
      object.forEachEntry(
          (name, field) -> {
            JsonNode said = said(field);
            boolean nothing =
                said.isNull()
                    || (said.isContainer() && said.isEmpty())
                    || said.asString("").equals("UNKNOWN");
            if (!nothing) {
              some.set(name, said);
            }
          });
      return some;
    }
    if (value.isArray()) {
      ArrayNode some = Json.mapper().createArrayNode();
      value.forEach(item -> some.add(said(item)));
      return some;
    }
    return value;
  }

  /** Everybody who was told of silence, with the fields that a replay tells. */
  List<JsonNode> escalations() {
    Map<UUID, Referral> sent = new HashMap<>();
    records.referrals().forEach(referral -> sent.put(referral.referralId(), referral));
    return records.escalations().stream()
        .map(
            told -> {
              Map<String, Object> escalation = new LinkedHashMap<>();
              escalation.put("agency", told.agency());
              escalation.put("subject", sent.get(told.referralId()).subject());
              escalation.put("level", told.level());
              escalation.put("of", told.of());
              escalation.put("due", told.dueAt());
              return Json.mapper().<JsonNode>valueToTree(escalation);
            })
        .toList();
  }

  private ObjectNode revision(ConsumerRecord<String, Event> record) {
    int number = ((ConcernRevision) record.value()).revision();
    ObjectNode revision = Json.mapper().createObjectNode().put("revision", number);
    return revision.set("concern", Json.mapper().readTree(bodies.get(number)));
  }

  private ObjectNode response(Agency agency, ConsumerRecord<String, Event> record) {
    Response response = (Response) record.value();
    String subject =
        records.referrals().stream()
            .filter(referral -> referral.referralId().equals(response.referralId()))
            .findFirst()
            .map(Referral::subject)
            .orElse(null);
    return chosen(Json.mapper().valueToTree(response), OF_A_RESPONSE)
        .put("agency", agency.name())
        .put("subject", subject);
  }

  private static Instant at(ConsumerRecord<String, Event> record) {
    return Instant.ofEpochMilli(record.timestamp());
  }

  private static ObjectNode event(ConsumerRecord<String, Event> record) {
    return Json.mapper().createObjectNode().put("at", at(record).toString());
  }

  /** These fields; null where there is none. */
  private static ObjectNode chosen(ObjectNode whole, List<String> fields) {
    ObjectNode chosen = Json.mapper().createObjectNode();
    for (String field : fields) {
      chosen.set(field, whole.path(field).isMissingNode() ? null : whole.get(field));
    }
    return chosen;
  }
}
