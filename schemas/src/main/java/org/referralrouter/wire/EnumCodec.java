package org.referralrouter.wire;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;

/**
 * The constants of an enum, by their names. The two may differ: a schema has what stands for the
 * unknown.
 */
final class EnumCodec implements ValueCodec {
  private final Map<Object, Integer> symbols = new HashMap<>();
  private final @Nullable Object[] constants;

  EnumCodec(Object[] all, Schema schema) {
    this.constants = new Object[schema.getEnumSymbols().size()];
    for (Object constant : all) {
      String name = ((Enum<?>) constant).name();
      if (schema.hasEnumSymbol(name)) {
        int symbol = schema.getEnumOrdinal(name);
        symbols.put(constant, symbol);
        constants[symbol] = constant;
      }
    }
  }

  @Override
  public void write(Object value, Encoder out) throws IOException {
    Integer symbol = symbols.get(value);
    if (symbol == null) {
      throw new IllegalArgumentException("The schema has no " + value);
    }
    out.writeEnum(symbol);
  }

  @Override
  public Object read(Decoder in, @Nullable Agencies agencies) throws IOException {
    Object constant = constants[in.readEnum()];
    if (constant == null) {
      throw new RefusedValue();
    }
    return constant;
  }
}
