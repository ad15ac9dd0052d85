package org.referralrouter.audit.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Payload.Header;
import org.referralrouter.audit.ledger.Payload.Part;

/**
 * Takes a record apart by whose data it is, and puts it together again byte for byte. The first
 * part has key, headers, the value without its people, and where each person's bytes belong.
 */
public final class PayloadParts {
  private static final int NONE = -1;

  private PayloadParts() {}

  /**
   * The parts of a record.
   *
   * @param owner whose everything is that is no person's
   * @param slices where the value describes people, in order and side by side at most
   * @param person whose a ref's slices are
   */
  public static List<Part> split(
      byte @Nullable [] key,
      List<Header> headers,
      byte @Nullable [] value,
      Subject owner,
      List<Slice> slices,
      Function<String, Subject> person) {
    Map<String, ByteArrayOutputStream> people = new LinkedHashMap<>();
    slices.forEach(slice -> people.computeIfAbsent(slice.ref(), _ -> new ByteArrayOutputStream()));
    List<String> refs = List.copyOf(people.keySet());
    ByteArrayOutputStream shared = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(shared)) {
      write(out, key);
      out.writeInt(headers.size());
      for (Header header : headers) {
        out.writeUTF(header.name());
        write(out, header.value());
      }
      out.writeInt(value == null ? NONE : value.length);
      out.writeInt(slices.size());
      for (Slice slice : slices) {
        out.writeInt(slice.from());
        out.writeInt(slice.to());
        out.writeInt(refs.indexOf(slice.ref()));
      }
      if (value != null) {
        int from = 0;
        for (Slice slice : slices) {
          out.write(value, from, slice.from() - from);
          stream(people, slice.ref()).write(value, slice.from(), slice.to() - slice.from());
          from = slice.to();
        }
        out.write(value, from, value.length - from);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory refused bytes", e);
    }
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(owner, shared.toByteArray()));
    people.forEach((ref, bytes) -> parts.add(new Part(person.apply(ref), bytes.toByteArray())));
    return parts;
  }

  /** A record, put together again. Personal, so it never prints. */
  public static final class Whole {
    private final byte @Nullable [] key;
    private final List<Header> headers;
    private final byte @Nullable [] value;

    private Whole(byte @Nullable [] key, List<Header> headers, byte @Nullable [] value) {
      this.key = key;
      this.headers = List.copyOf(headers);
      this.value = value;
    }

    /** Its key. */
    public byte @Nullable [] key() {
      return key;
    }

    /** Its headers, in their order. */
    public List<Header> headers() {
      return headers;
    }

    /** Its value; people who were erased are zeros in it. */
    public byte @Nullable [] value() {
      return value;
    }
  }

  /**
   * The value of a record from its parts.
   *
   * @param parts the bytes of each part, in order; null where it was erased
   * @return null where the record had no value; erased people are zeros
   */
  public static byte @Nullable [] value(List<byte @Nullable []> parts) {
    return join(parts).value();
  }

  /**
   * A record from its parts.
   *
   * @param parts the bytes of each part, in order; null where it was erased
   */
  public static Whole join(List<byte @Nullable []> parts) {
    byte[] shared = parts.getFirst();
    if (shared == null) {
      throw new IllegalArgumentException("Without its first part nothing of a record can be read");
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(shared))) {
      byte[] key = read(in);
      List<Header> headers = new ArrayList<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        headers.add(new Header(in.readUTF(), read(in)));
      }
      return new Whole(key, headers, value(in, parts));
    } catch (IOException e) {
      throw new UncheckedIOException("The first part of a payload ends too soon", e);
    }
  }

  private static byte @Nullable [] value(DataInputStream in, List<byte @Nullable []> parts)
      throws IOException {
    int length = in.readInt();
    if (length == NONE) {
      return null;
    }
    byte[] value = new byte[length];
    int[] read = new int[parts.size()];
    int slices = in.readInt();
    int[][] places = new int[slices][];
    for (int i = 0; i < slices; i++) {
      places[i] = new int[] {in.readInt(), in.readInt(), in.readInt() + 1};
    }
    int from = 0;
    for (int[] place : places) {
      in.readFully(value, from, place[0] - from);
      byte[] person = parts.get(place[2]);
      int count = place[1] - place[0];
      if (person != null) {
        System.arraycopy(person, read[place[2]], value, place[0], count);
        read[place[2]] += count;
      }
      from = place[1];
    }
    in.readFully(value, from, length - from);
    return value;
  }

  private static ByteArrayOutputStream stream(
      Map<String, ByteArrayOutputStream> people, String ref) {
    ByteArrayOutputStream stream = people.get(ref);
    if (stream == null) {
      throw new IllegalStateException("Every slice has its person");
    }
    return stream;
  }

  private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
    out.writeInt(bytes == null ? NONE : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private static byte @Nullable [] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    return length == NONE ? null : in.readNBytes(length);
  }
}
