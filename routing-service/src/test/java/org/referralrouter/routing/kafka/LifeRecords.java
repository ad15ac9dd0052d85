package org.referralrouter.routing.kafka;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DerivedId;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One step of a generated life as a record.
 *
 * @param agency whose topic it is on; null where it is a revision or silence
 * @param event null where it is silence
 */
record LifeRecords(Instant at, @Nullable Agency agency, @Nullable Event event) {
  static final UUID CONCERN = new UUID(9, 9);

  static List<LifeRecords> of(String life) {
    List<LifeRecords> steps = new ArrayList<>();
    for (JsonNode step : Json.mapper().readTree(life).path("events")) {
      Instant at = OffsetDateTime.parse(step.path("at").asString()).toInstant();
      if (step.has("revision")) {
        steps.add(new LifeRecords(at, null, revision(step.path("revision"), at)));
      } else if (step.has("response")) {
        ObjectNode response = (ObjectNode) step.path("response");
        Agency agency = Agency.of(response.path("agency").asString());
        steps.add(new LifeRecords(at, agency, response(response, agency, at, steps.size())));
      } else {
        steps.add(new LifeRecords(at, null, null));
      }
    }
    return steps;
  }

  private static ConcernRevision revision(JsonNode revision, Instant at) {
    Concern concern = Json.mapper().treeToValue(revision.path("concern"), Concern.class);
    return new ConcernRevision(
        CONCERN, revision.path("revision").asInt(), at, "practitioner", concern);
  }

  private static Response response(ObjectNode given, Agency agency, Instant at, int number) {
    String subject = given.hasNonNull("subject") ? given.path("subject").asString() : null;
    given.remove(List.of("agency", "subject"));
    given.put("responseId", DerivedId.of(CONCERN, "response", "" + number).toString());
    given.put("referralId", Referral.id(CONCERN, agency, subject).toString());
    given.put("concernId", CONCERN.toString());
    given.put("by", "An officer");
    given.put("at", at.toString());
    return Json.mapper().treeToValue(given, Response.class);
  }
}
