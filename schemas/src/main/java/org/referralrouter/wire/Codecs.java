package org.referralrouter.wire;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Position;
import org.referralrouter.event.Topic;

/**
 * The codec of a Java type by a schema of ours. What a type or schema needs that is not here is a
 * fault of the build: it is told when the codec is made, never when a record is read.
 */
final class Codecs {
  private static final int UUID_CHARACTERS = 36;
  private static final Map<Class<?>, ValueCodec> EVENTS = new ConcurrentHashMap<>();
  private static final Map<Class<?>, ValueCodec> SCALARS =
      Map.of(
          String.class,
          scalar(String.class, Encoder::writeString, (in, _) -> in.readString()),
          int.class,
          scalar(Integer.class, Encoder::writeInt, (in, _) -> in.readInt()),
          Integer.class,
          scalar(Integer.class, Encoder::writeInt, (in, _) -> in.readInt()),
          boolean.class,
          scalar(Boolean.class, Encoder::writeBoolean, (in, _) -> in.readBoolean()),
          UUID.class,
          scalar(
              UUID.class,
              (out, id) -> out.writeString(id.toString()),
              (in, _) -> uuid(in.readString())),
          Instant.class,
          scalar(
              Instant.class,
              (out, time) -> out.writeLong(time.toEpochMilli()),
              (in, _) -> Instant.ofEpochMilli(in.readLong())),
          LocalDate.class,
          scalar(
              LocalDate.class,
              (out, day) -> out.writeInt(Math.toIntExact(day.toEpochDay())),
              (in, _) -> LocalDate.ofEpochDay(in.readInt())),
          Agency.class,
          code(Agency.class, Agency::name, Agency::new, Agencies::contains),
          Position.class,
          code(
              Position.class,
              Position::name,
              Position::new,
              (agencies, position) -> agencies.positions().contains(position)));

  private Codecs() {}

  /** Of a topic's values. */
  static ValueCodec of(Topic topic) {
    return EVENTS.computeIfAbsent(
        Objects.requireNonNull(topic.eventType()),
        type -> new RecordCodec(type, EventSchemas.of(topic)));
  }

  /**
   * Of a type's values, none of which is null.
   *
   * @throws IllegalArgumentException where there is none
   */
  static ValueCodec of(Type type, Schema schema) {
    if (type instanceof ParameterizedType generic && schema.getType() == Schema.Type.ARRAY) {
      return new CollectionCodec(
          empty(generic.getRawType()),
          of(generic.getActualTypeArguments()[0], schema.getElementType()));
    }
    if (type instanceof ParameterizedType generic && schema.getType() == Schema.Type.MAP) {
      return new MapCodec(of(generic.getActualTypeArguments()[1], schema.getValueType()));
    }
    if (type instanceof Class<?> plain) {
      if (plain.isEnum() && schema.getType() == Schema.Type.ENUM) {
        return new EnumCodec((Object[]) plain.getEnumConstants(), schema);
      }
      ValueCodec scalar = SCALARS.get(plain);
      if (scalar != null) {
        return scalar;
      }
      if (plain.isRecord() && schema.getType() == Schema.Type.RECORD) {
        return new RecordCodec(plain, schema);
      }
      if (plain.isSealed() && schema.isUnion()) {
        return UnionCodec.of(plain, schema);
      }
    }
    throw new IllegalArgumentException("No codec of " + type + " by " + schema.getFullName());
  }

  private static Supplier<Collection<Object>> empty(Type collection) {
    if (collection == SortedSet.class) {
      return TreeSet::new;
    }
    return collection == Set.class ? LinkedHashSet::new : ArrayList::new;
  }

  private static UUID uuid(String text) {
    try {
      UUID id = UUID.fromString(text);
      if (text.length() == UUID_CHARACTERS) {
        return id;
      }
    } catch (IllegalArgumentException _) {
      // The refusal below is ours: this one quotes the text.
    }
    throw new RefusedValue();
  }

  /** A code of which the procedure says what there are. */
  private static <T> ValueCodec code(
      Class<T> type,
      Function<T, String> name,
      Function<String, T> of,
      BiPredicate<Agencies, T> known) {
    return scalar(
        type,
        (out, value) -> out.writeString(name.apply(value)),
        (in, agencies) -> {
          T value;
          try {
            value = of.apply(in.readString());
          } catch (IllegalArgumentException _) {
            throw new RefusedValue();
          }
          if (agencies != null && !known.test(agencies, value)) {
            throw new RefusedValue();
          }
          return value;
        });
  }

  private static <T> ValueCodec scalar(Class<T> type, Writing<T> writing, Reading<T> reading) {
    return new ValueCodec() {
      @Override
      public void write(Object value, Encoder out) throws IOException {
        writing.write(out, type.cast(value));
      }

      @Override
      public Object read(Decoder in, @Nullable Agencies agencies) throws IOException {
        return reading.read(in, agencies);
      }
    };
  }

  /** Writes a value that is no container. */
  private interface Writing<T> {
    void write(Encoder out, T value) throws IOException;
  }

  /** Reads a value that is no container. */
  private interface Reading<T> {
    T read(Decoder in, @Nullable Agencies agencies) throws IOException;
  }
}
