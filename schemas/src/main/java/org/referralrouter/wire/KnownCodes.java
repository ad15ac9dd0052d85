package org.referralrouter.wire;

import java.util.function.BiPredicate;
import java.util.function.Function;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Position;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/**
 * Reads a code of which the procedure says what there are: only those, where the reader was told
 * the agencies. The text itself stands in no message.
 */
final class KnownCodes<T> extends ValueDeserializer<T> {
  /** The reader's attribute that holds the {@link Agencies}. */
  static final String AGENCIES = "agencies";

  private final Class<T> type;
  private final Function<String, T> code;
  private final BiPredicate<Agencies, T> known;

  private KnownCodes(Class<T> type, Function<String, T> code, BiPredicate<Agencies, T> known) {
    this.type = type;
    this.code = code;
    this.known = known;
  }

  static KnownCodes<Agency> ofAgencies() {
    return new KnownCodes<>(Agency.class, Agency::new, Agencies::contains);
  }

  static KnownCodes<Position> ofPositions() {
    return new KnownCodes<>(
        Position.class,
        Position::new,
        (agencies, position) -> agencies.positions().contains(position));
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) {
    T value;
    try {
      value = code.apply(json.getValueAsString(""));
    } catch (IllegalArgumentException _) {
      throw refused(context);
    }
    if (context.getAttribute(AGENCIES) instanceof Agencies agencies
        && !known.test(agencies, value)) {
      throw refused(context);
    }
    return value;
  }

  private RuntimeException refused(DeserializationContext context) {
    return context.weirdStringException("", type, "no such code");
  }
}
