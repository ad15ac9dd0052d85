package org.referralrouter.notification;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/** What agencies do with their inboxes in the tests. */
final class InboxClient {
  private InboxClient() {}

  /** Sends a referral, and returns when its agency is shown this revision. */
  static Referral arrived(Referral referral) {
    RunningService.sends(referral);
    await()
        .until(
            () ->
                RunningService.get(path(referral), everyScope(referral.agency()))
                    .headers()
                    .firstValue("ETag")
                    .filter(("\"" + referral.revision() + "\"")::equals)
                    .isPresent());
    return referral;
  }

  static Referral arrived(SampleReferral referral) {
    return arrived(referral.referral());
  }

  static String scope(Agency agency) {
    return "referral:" + agency.slug();
  }

  static String[] everyScope(Agency agency) {
    return new String[] {scope(agency), scope(agency) + ":restricted"};
  }

  static String path(Referral referral) {
    return "/agencies/%s/referrals/%s".formatted(referral.agency().slug(), referral.referralId());
  }

  static JsonNode shown(Referral referral) {
    return json(RunningService.get(path(referral), scope(referral.agency())));
  }

  /** Responds to a referral, to the revision that it has. */
  static HttpResponse<String> respond(Referral referral, String body, String key) {
    return respond(referral, body, key, referral.revision());
  }

  static HttpResponse<String> respond(
      Referral referral, String body, String key, int revisionRead) {
    return RunningService.post(
        path(referral) + "/responses",
        body,
        scope(referral.agency()),
        "Idempotency-Key",
        key,
        "If-Match",
        "\"" + revisionRead + "\"");
  }

  /** What routing says of a response that came by Kafka or by the inbox. */
  static ResponseOutcome outcome(
      Referral referral, int revision, ResponseKind kind, @Nullable String refusal, Instant at) {
    return new ResponseOutcome(
        UUID.randomUUID(),
        referral.referralId(),
        referral.concernId(),
        referral.agency(),
        kind,
        revision,
        refusal,
        at);
  }

  /** All lines of an agency's list with these filters, page by page. */
  static List<JsonNode> lines(Agency agency, String filters, String... scopes) {
    List<JsonNode> lines = new ArrayList<>();
    String after = "";
    while (after != null) {
      JsonNode page =
          json(
              RunningService.get(
                  "/agencies/" + agency.slug() + "/referrals?limit=200" + filters + after,
                  scopes.length == 0 ? new String[] {scope(agency)} : scopes));
      page.path("referrals").forEach(lines::add);
      after = page.path("next").isNull() ? null : "&after=" + page.path("next").asString();
    }
    return lines;
  }

  static boolean lists(Referral referral, String filters, String... scopes) {
    return lines(referral.agency(), filters, scopes).stream()
        .anyMatch(line -> line.path("referralId").asString().equals(id(referral)));
  }

  static JsonNode line(Referral referral) {
    return lines(referral.agency(), "", everyScope(referral.agency())).stream()
        .filter(line -> line.path("referralId").asString().equals(id(referral)))
        .findFirst()
        .orElseThrow();
  }

  private static String id(Referral referral) {
    return referral.referralId().toString();
  }

  static JsonNode json(HttpResponse<String> response) {
    return Json.mapper().readTree(response.body());
  }
}
