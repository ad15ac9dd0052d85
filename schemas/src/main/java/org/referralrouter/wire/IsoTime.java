package org.referralrouter.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * A time as people and systems write it: ISO 8601 with its offset, seconds optional. The check of a
 * concern and the mapper read it alike, so that what the one accepts the other can bind.
 */
public final class IsoTime {
  private IsoTime() {}

  /**
   * The time that the text says.
   *
   * @throws DateTimeException where it says none; the message quotes the text
   */
  public static Instant parse(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  /** Binds JSON texts to instants; its refusals do not quote what was sent. */
  static final class Deserializer extends ValueDeserializer<Instant> {
    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        try {
          return parse(json.getString());
        } catch (DateTimeException _) {
          // The refusal below is ours: that of the parser quotes the text.
        }
      }
      return context.reportInputMismatch(this, "must be a time with its offset");
    }
  }
}
