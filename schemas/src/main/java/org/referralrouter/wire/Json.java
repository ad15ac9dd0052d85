package org.referralrouter.wire;

import java.time.Instant;
import java.util.Optional;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Position;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The one JSON mapper: strict in what it reads, and the same text for the same value. */
public final class Json {
  /** Deeper nesting than this is no concern; the limit guards the parser's stack. */
  public static final int MAX_DEPTH = 32;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxNumberLength(100)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .addModule(
              new SimpleModule()
                  .addDeserializer(Instant.class, new IsoTime.Deserializer())
                  .addDeserializer(Agency.class, KnownCodes.ofAgencies())
                  .addDeserializer(Position.class, KnownCodes.ofPositions()))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  /** The mapper; immutable, shared by all threads. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * A reader that refuses what is of another agency or position.
   *
   * @param agencies those that may be named; any where empty
   */
  static ObjectReader reader(Optional<Agencies> agencies) {
    return agencies
        .map(known -> MAPPER.reader().withAttribute(KnownCodes.AGENCIES, known))
        .orElseGet(MAPPER::reader);
  }
}
