package org.referralrouter.routing.kafka;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.apache.kafka.streams.state.KeyValueStore;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.routing.concern.Routed;
import org.referralrouter.wire.Json;

/**
 * The responses from which something followed, each by its id and a digest of what it says: nothing
 * follows from one that is sent again. A refusal from which nothing followed is not remembered, so
 * that the response can be redriven once what it waits for is there.
 */
final class TakenResponses {
  static final String STORE = "responses";

  private final KeyValueStore<String, byte[]> digests;

  TakenResponses(KeyValueStore<String, byte[]> digests) {
    this.digests = digests;
  }

  boolean contains(Agency agency, Response response) {
    return Arrays.equals(digests.get(key(response)), digest(agency, response));
  }

  void add(Agency agency, Response response, Routed routed) {
    boolean somethingFollowed =
        routed.refusal() == null
            || routed.events().stream().anyMatch(event -> !(event instanceof ResponseOutcome));
    if (somethingFollowed) {
      digests.put(key(response), digest(agency, response));
    }
  }

  private static String key(Response response) {
    return response.concernId() + "/" + response.responseId();
  }

  /** The id alone is its client's choice, and another response under it must not be lost. */
  private static byte[] digest(Agency agency, Response response) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(agency.name().getBytes(StandardCharsets.US_ASCII));
      return sha256.digest(Json.mapper().writeValueAsBytes(response));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
