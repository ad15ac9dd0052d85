package org.referralrouter.wire;

import java.time.Instant;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Position;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
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
                  .addDeserializer(Agency.class, new CodeReader<>(Agency.class, Agency::new))
                  .addDeserializer(Position.class, new CodeReader<>(Position.class, Position::new)))
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Json() {}

  /** The mapper; immutable, shared by all threads. */
  public static JsonMapper mapper() {
    return MAPPER;
  }
}
