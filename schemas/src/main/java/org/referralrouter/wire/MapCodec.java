package org.referralrouter.wire;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;

/** Values by texts, as a map. */
record MapCodec(ValueCodec values) implements ValueCodec {
  @Override
  public void write(Object value, Encoder out) throws IOException {
    Map<?, ?> entries = (Map<?, ?>) value;
    out.writeMapStart();
    out.setItemCount(entries.size());
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      out.startItem();
      out.writeString((String) entry.getKey());
      values.write(entry.getValue(), out);
    }
    out.writeMapEnd();
  }

  @Override
  public Object read(Decoder in, @Nullable Agencies agencies) throws IOException {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (long left = in.readMapStart(); left > 0; left = in.mapNext()) {
      for (long i = 0; i < left; i++) {
        entries.put(in.readString(), values.read(in, agencies));
      }
    }
    return entries;
  }
}
