package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import tools.jackson.databind.JsonNode;

/**
 * An agency at its inbox.
 *
 * @param scopes what whoever sits there may do
 */
record AgencyInbox(RunningSystem system, Agency agency, List<String> scopes) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Api API = new Api();

  /** Who reads the agency's referrals. */
  static AgencyInbox of(RunningSystem system, Agency agency) {
    return new AgencyInbox(system, agency, List.of("referral:" + agency.slug()));
  }

  /** The list, with this query. */
  Answer list(String query) {
    return API.get(url("?limit=200" + query), token());
  }

  /** A referral. */
  Answer open(UUID referral) {
    return API.get(url("/" + referral), token());
  }

  /** The line of a referral in the list, as soon as it is there at this revision. */
  JsonNode line(Referral referral) {
    return await("a line of " + agency)
        .atMost(PATIENCE)
        .until(
            () ->
                list("")
                    .json()
                    .path("referrals")
                    .valueStream()
                    .filter(
                        line ->
                            line.path("referralId")
                                .asString("")
                                .equals(referral.referralId().toString()))
                    .filter(line -> line.path("revision").asInt() >= referral.revision())
                    .toList(),
            found -> !found.isEmpty())
        .getFirst();
  }

  /** Says something to this revision, once the inbox has it. */
  Answer respond(Referral referral, String said) {
    await("revision " + referral.revision() + " in the inbox of " + agency)
        .atMost(PATIENCE)
        .until(
            () -> open(referral.referralId()),
            shown -> shown.ok() && shown.json().path("revision").asInt() >= referral.revision());
    return respond(referral.referralId(), referral.revision(), said);
  }

  /** Says something to a revision of a referral, as it stands. */
  Answer respond(UUID referral, int revision, String said) {
    return API.post(
        url("/" + referral + "/responses"),
        token(),
        said.getBytes(StandardCharsets.UTF_8),
        Map.of(
            "Idempotency-Key", UUID.randomUUID().toString(), "If-Match", "\"" + revision + "\""));
  }

  /** What became of a response that was taken in, told at the place that the answer names. */
  JsonNode outcome(Answer taken) {
    assertThat(taken.status()).as(taken.body()).isEqualTo(202);
    return outcome(taken.location());
  }

  /** What became of a response, whichever way it came. */
  JsonNode outcome(UUID referral, UUID response) {
    return outcome(url("/" + referral + "/responses/" + response));
  }

  private JsonNode outcome(URI place) {
    return await("what became of a response of " + agency)
        .atMost(PATIENCE)
        .until(
            () -> API.get(place, token()),
            told -> told.ok() && !told.json().path("state").asString("").equals("PENDING"))
        .json();
  }

  private URI url(String path) {
    return system.notification().url("/agencies/" + agency.slug() + "/referrals" + path);
  }

  private String token() {
    return system.stack().token(scopes.toArray(String[]::new));
  }
}
