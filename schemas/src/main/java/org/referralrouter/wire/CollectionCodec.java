package org.referralrouter.wire;

import java.io.IOException;
import java.util.Collection;
import java.util.function.Supplier;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;

/**
 * A list or a set, as an array.
 *
 * @param empty makes one to read into
 */
record CollectionCodec(Supplier<Collection<Object>> empty, ValueCodec items) implements ValueCodec {
  @Override
  public void write(Object value, Encoder out) throws IOException {
    Collection<?> values = (Collection<?>) value;
    out.writeArrayStart();
    out.setItemCount(values.size());
    for (Object item : values) {
      out.startItem();
      items.write(item, out);
    }
    out.writeArrayEnd();
  }

  @Override
  public Object read(Decoder in, @Nullable Agencies agencies) throws IOException {
    Collection<Object> values = empty.get();
    int place = 0;
    for (long left = in.readArrayStart(); left > 0; left = in.arrayNext()) {
      for (long i = 0; i < left; i++) {
        try {
          values.add(items.read(in, agencies));
        } catch (RefusedValue e) {
          throw e.within(Integer.toString(place));
        }
        place++;
      }
    }
    return values;
  }
}
