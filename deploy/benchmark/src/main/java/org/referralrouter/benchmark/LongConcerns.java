package org.referralrouter.benchmark;

import java.util.Random;
import org.referralrouter.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Concerns of every kind with as many words as people use: about 1.4 KB; the same for the same
 * seed.
 */
final class LongConcerns {
  private static final String[] WORDS = {
    "pupil",
    "said",
    "that",
    "somebody",
    "older",
    "wrote",
    "to",
    "her",
    "in",
    "a",
    "game",
    "and",
    "asked",
    "for",
    "the",
    "address",
    "of",
    "school",
    "after",
    "lunch",
    "nobody",
    "else",
    "was",
    "there",
    "when",
    "teacher",
    "heard",
    "about",
    "it",
    "again",
    "on",
    "Monday"
  };
  private static final int MOST_WORDS = 150;

  private final SomeConcerns some;
  private final Random random;

  LongConcerns(long seed) {
    this.some = new SomeConcerns(seed);
    this.random = new Random(seed);
  }

  /** The next one, on one line. */
  String next() {
    var concern = (ObjectNode) Json.mapper().readTree(some.next());
    var summary = new StringBuilder("What was seen or said:");
    for (int i = MOST_WORDS / 2 + random.nextInt(MOST_WORDS / 2); i > 0; i--) {
      summary.append(' ').append(WORDS[random.nextInt(WORDS.length)]);
    }
    concern.put("summary", summary.append('.').toString());
    return Json.mapper().writeValueAsString(concern);
  }
}
