package org.referralrouter.wire;

import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads a code of which the procedure says what there are. The text itself stands in no message.
 */
final class CodeReader<T> extends ValueDeserializer<T> {
  private final Class<T> type;
  private final Function<String, T> code;

  CodeReader(Class<T> type, Function<String, T> code) {
    this.type = type;
    this.code = code;
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) {
    try {
      return code.apply(json.getValueAsString(""));
    } catch (IllegalArgumentException _) {
      throw context.weirdStringException("", type, "no such code");
    }
  }
}
