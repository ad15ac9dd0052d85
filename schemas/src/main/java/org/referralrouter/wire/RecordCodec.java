package org.referralrouter.wire;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.Encoder;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;

/**
 * A Java record whose components have the names of a schema's fields. A field without a component
 * is written from the method of its name, and is passed over when it is read.
 */
final class RecordCodec implements ValueCodec {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();

  private final MethodHandle constructor;
  private final int components;
  private final Field[] fields;

  /**
   * One field of the schema, in its order.
   *
   * @param component the place among the record's components; -1 where it is none
   * @param omitted what is written where there is no value; null where there must be one
   */
  private record Field(
      String name,
      int component,
      Function<Object, @Nullable Object> accessor,
      boolean nullable,
      ValueCodec values,
      @Nullable Omitted omitted) {}

  /** What a schema says of a field that has no value. */
  private record Omitted(GenericDatumWriter<Object> writer, Object value) {}

  RecordCodec(Class<?> type, Schema schema) {
    RecordComponent[] parts = type.getRecordComponents();
    this.components = parts.length;
    this.fields =
        schema.getFields().stream().map(field -> field(type, parts, field)).toArray(Field[]::new);
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      this.constructor =
          LOOKUP
              .findConstructor(type, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, components)
              .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " is no public record", e);
    }
  }

  private static Field field(Class<?> type, RecordComponent[] parts, Schema.Field field) {
    List<String> names = Arrays.stream(parts).map(RecordComponent::getName).toList();
    int place = names.indexOf(field.name());
    try {
      Method accessor = type.getMethod(field.name());
      return new Field(
          field.name(),
          place,
          Accessors.of(accessor),
          field.schema().isNullable(),
          Codecs.of(
              place < 0 ? accessor.getReturnType() : parts[place].getGenericType(),
              EventSchemas.present(field.schema())),
          omitted(field));
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " says nothing of " + field.name(), e);
    }
  }

  private static @Nullable Omitted omitted(Schema.Field field) {
    return field.schema().isNullable() || !field.hasDefaultValue()
        ? null
        : new Omitted(
            new GenericDatumWriter<>(field.schema()), GenericData.get().getDefaultValue(field));
  }

  @Override
  public void write(Object value, Encoder out) throws IOException {
    for (Field field : fields) {
      write(field, field.accessor.apply(value), out);
    }
  }

  private static void write(Field field, @Nullable Object value, Encoder out) throws IOException {
    if (field.nullable) {
      out.writeIndex(value == null ? 0 : 1);
      if (value == null) {
        out.writeNull();
        return;
      }
    }
    if (value != null) {
      field.values.write(value, out);
    } else if (field.omitted != null) {
      field.omitted.writer.write(field.omitted.value, out);
    } else {
      throw new IllegalArgumentException("An event must have " + field.name);
    }
  }

  @Override
  public Object read(Decoder in, @Nullable Agencies agencies) throws IOException {
    @Nullable Object[] values = new Object[components];
    for (Field field : fields) {
      Object value = read(field, in, agencies);
      if (field.component >= 0) {
        values[field.component] = value;
      }
    }
    return made(values);
  }

  private static @Nullable Object read(Field field, Decoder in, @Nullable Agencies agencies)
      throws IOException {
    if (field.nullable && absent(in.readIndex())) {
      in.readNull();
      return null;
    }
    try {
      return field.values.read(in, agencies);
    } catch (RefusedValue e) {
      throw e.within(field.name);
    }
  }

  /** Our unions are of null and one type. */
  private static boolean absent(int branch) {
    return switch (branch) {
      case 0 -> true;
      case 1 -> false;
      default -> throw new AvroRuntimeException("A union has no branch " + branch);
    };
  }

  private Object made(@Nullable Object[] values) {
    try {
      return (Object) constructor.invokeExact(values);
    } catch (IllegalArgumentException _) {
      throw new RefusedValue();
    } catch (Throwable e) {
      throw new IllegalStateException("A record could not be made", e);
    }
  }
}
