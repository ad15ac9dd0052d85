package org.referralrouter.wire;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A concern and a referral as large as real ones: the examples of the contract with as many words
 * as people use.
 */
final class CodecSamples {
  private static final String WORDS =
      String.join(
          " ",
          Collections.nCopies(
              12, "The pupil said that somebody older wrote to her in a game and asked for more."));

  private CodecSamples() {}

  static ConcernRevision concern() {
    return read("Concern", "concern", ConcernRevision.class);
  }

  static Referral referral() {
    return read("Referral", "shared", Referral.class);
  }

  private static <E extends Event> E read(String name, String part, Class<E> type) {
    try (InputStream example =
        requireNonNull(
            CodecSamples.class.getResourceAsStream("/asyncapi/examples/" + name + ".json"))) {
      JsonNode event = Json.mapper().readTree(example);
      ((ObjectNode) event.path(part)).put("summary", WORDS);
      return Json.mapper().treeToValue(event, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
