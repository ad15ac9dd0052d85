package org.referralrouter.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are equal for values that say the same (lifecycle, L1 and L6): what says nothing,
 * null, UNKNOWN and empty lists, is left out, and lists and sets stand in one order, whatever order
 * their items became known in. They are made to be digested, never to be read.
 */
public final class CanonicalBytes {
  private static final int EXPECTED_BYTES = 512;
  private static final String UNKNOWN = "UNKNOWN";
  private static final ClassValue<Part[]> PARTS =
      new ClassValue<>() {
        @Override
        protected Part[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Part::of).toArray(Part[]::new);
        }
      };

  private byte[] bytes = new byte[EXPECTED_BYTES];
  private int size;

  private CanonicalBytes() {}

  /** A component of a record, by its name: its place may change. */
  private record Part(String name, Function<Object, @Nullable Object> accessor) {
    static Part of(RecordComponent component) {
      return new Part(component.getName(), Accessors.of(component.getAccessor()));
    }
  }

  /**
   * Of these values, each in its place.
   *
   * @param values public records, collections, enums, and values whose text says all
   */
  public static byte[] of(@Nullable Object... values) {
    CanonicalBytes all = new CanonicalBytes();
    for (Object value : values) {
      all.place(value);
    }
    return all.taken();
  }

  /** Whether it says anything. */
  private boolean add(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Enum<?> code -> !code.name().equals(UNKNOWN) && text('e', code.name());
      case String text -> text('s', text);
      case Collection<?> items -> !items.isEmpty() && items(items);
      case Record parts -> parts(parts);
      default -> text('v', value.toString());
    };
  }

  private boolean text(char kind, String text) {
    put(kind);
    part(text.getBytes(UTF_8));
    return true;
  }

  private boolean items(Collection<?> items) {
    put('[');
    int start = size;
    byte[][] each = new byte[items.size()][];
    int next = 0;
    for (Object item : items) {
      place(item);
      each[next++] = Arrays.copyOfRange(bytes, start, size);
      size = start;
    }
    Arrays.sort(each, Arrays::compareUnsigned);
    for (byte[] item : each) {
      part(item);
    }
    put(']');
    return true;
  }

  /** Something stands in each place, so that the next value stays in its own. */
  private void place(@Nullable Object value) {
    if (!add(value)) {
      put('-');
    }
  }

  private boolean parts(Record whole) {
    int before = size;
    put('{');
    boolean said = false;
    for (Part part : PARTS.get(whole.getClass())) {
      int start = size;
      part(part.name.getBytes(UTF_8));
      if (add(part.accessor.apply(whole))) {
        said = true;
      } else {
        size = start;
      }
    }
    put('}');
    if (!said) {
      size = before;
    }
    return said;
  }

  private void part(byte[] part) {
    room(Integer.BYTES + part.length);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (part.length >>> shift);
    }
    System.arraycopy(part, 0, bytes, size, part.length);
    size += part.length;
  }

  private void put(char kind) {
    room(1);
    bytes[size++] = (byte) kind;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  private byte[] taken() {
    return Arrays.copyOf(bytes, size);
  }
}
