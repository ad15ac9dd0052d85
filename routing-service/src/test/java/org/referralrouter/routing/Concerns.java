package org.referralrouter.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.referralrouter.concern.Reading;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;

/** Concerns as intake publishes them. */
final class Concerns {
  static final String SUSPECT =
      """
      ,"people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"}]""";

  private Concerns() {}

  /** Of grooming by an adult: three referrals. */
  static ConcernRevision grooming(UUID concern, String summary) {
    return of(
        concern,
        """
        {"categories":["ONLINE_GROOMING"],"summary":"%s","reporter":{"organisation":"Example School"},
         "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"}]}"""
            .formatted(summary));
  }

  static ConcernRevision of(UUID concern, String json) {
    return of(concern, 1, json);
  }

  /** A revision of one category, with more fields as JSON. */
  static ConcernRevision revision(UUID concern, int number, String category, String more) {
    return of(
        concern,
        number,
        """
        {"categories":["%s"],"summary":"Words.","reporter":{"organisation":"Example School"}%s}"""
            .formatted(category, more));
  }

  private static ConcernRevision of(UUID concern, int number, String json) {
    Reading reading = ConcernJson.read(json.getBytes(UTF_8), AgenciesFile.bundled());
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return new ConcernRevision(
        concern, number, Instant.now(), "practitioner", ((Reading.Accepted) reading).concern());
  }
}
