package org.referralrouter.wire;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;

/**
 * A sealed interface of records, as a union of records with their simple names.
 *
 * @param types in the order of the union
 */
record UnionCodec(List<? extends Class<?>> types, List<ValueCodec> codecs) implements ValueCodec {
  static UnionCodec of(Class<?> sealed, Schema union) {
    List<? extends Class<?>> types =
        union.getTypes().stream().map(branch -> permitted(sealed, branch.getName())).toList();
    return new UnionCodec(
        types,
        IntStream.range(0, types.size())
            .mapToObj(place -> Codecs.of(types.get(place), union.getTypes().get(place)))
            .toList());
  }

  private static Class<?> permitted(Class<?> sealed, String name) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .filter(type -> type.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(sealed + " has no " + name));
  }

  @Override
  public void write(Object value, Encoder out) throws IOException {
    int branch = types.indexOf(value.getClass());
    out.writeIndex(branch);
    codecs.get(branch).write(value, out);
  }

  @Override
  public Object read(Decoder in, @Nullable Agencies agencies) throws IOException {
    int branch = in.readIndex();
    if (branch < 0 || branch >= codecs.size()) {
      throw new AvroRuntimeException("A union has no branch " + branch);
    }
    return codecs.get(branch).read(in, agencies);
  }
}
