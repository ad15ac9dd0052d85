package org.referralrouter.audit.ledger;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.tlog.Hash;

/**
 * What the log promises of a record, for ever: where it stood, what it was, and commitments to its
 * payload that nobody can check or guess without the keys of those whom it is about. Kept and
 * served as {@link #bytes()}, never written again from its parts.
 *
 * @param recordedAt the record's timestamp, to the millisecond
 * @param type an entry type's code
 * @param agency the code of the agency it is about; empty where it is about none
 * @param at when it happened
 * @param subject the tag of the concern or other subject it belongs to
 * @param actor the tag of the client that caused it
 * @param schemaId the registry's id of the value's schema; -1 where it has none
 * @param commitments one for each part of the payload
 */
public record Leaf(
    LogId log,
    long offset,
    Instant recordedAt,
    String type,
    @Nullable UUID eventId,
    String agency,
    Instant at,
    @Nullable UUID subject,
    @Nullable UUID actor,
    int schemaId,
    List<Commitment> commitments) {

  /** The first byte of this version. */
  public static final byte VERSION = 1;

  private static final int MAX_CODE = 255;

  /**
   * A commitment to one part of a payload: HMAC-SHA256 under a key derived from its subject's.
   *
   * @param subject the tag of whose part it is
   * @param length of the part in bytes
   */
  public record Commitment(UUID subject, int length, Hash mac) {}

  public Leaf {
    commitments = List.copyOf(commitments);
  }

  /** The leaf's bytes: the same for the same record, in whatever process and year. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      write(out, log.topicId());
      out.writeInt(log.partition());
      out.writeLong(offset);
      out.writeLong(recordedAt.toEpochMilli());
      write(out, type);
      optional(out, eventId);
      write(out, agency);
      out.writeLong(at.getEpochSecond());
      out.writeInt(at.getNano());
      optional(out, subject);
      optional(out, actor);
      out.writeInt(schemaId);
      out.writeShort(commitments.size());
      for (Commitment commitment : commitments) {
        write(out, commitment.subject());
        out.writeInt(commitment.length());
        out.write(commitment.mac().bytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Memory refused bytes", e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a leaf.
   *
   * @throws IllegalArgumentException where the bytes are not those of one
   */
  public static Leaf parse(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      if (in.get() != VERSION) {
        throw new IllegalArgumentException("The leaf is of a version that is not known here");
      }
      Leaf leaf =
          new Leaf(
              new LogId(uuid(in), in.getInt()),
              in.getLong(),
              Instant.ofEpochMilli(in.getLong()),
              code(in),
              optional(in),
              code(in),
              Instant.ofEpochSecond(in.getLong(), in.getInt()),
              optional(in),
              optional(in),
              in.getInt(),
              commitments(in));
      if (in.hasRemaining()) {
        throw new IllegalArgumentException("The leaf goes on behind its end");
      }
      return leaf;
    } catch (BufferUnderflowException | DateTimeException e) {
      throw new IllegalArgumentException("The leaf's bytes are not those of one", e);
    }
  }

  private static List<Commitment> commitments(ByteBuffer in) {
    int count = Short.toUnsignedInt(in.getShort());
    List<Commitment> commitments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      UUID subject = uuid(in);
      int length = in.getInt();
      byte[] mac = new byte[Hash.SIZE];
      in.get(mac);
      commitments.add(new Commitment(subject, length, Hash.of(mac)));
    }
    return commitments;
  }

  private static void write(DataOutputStream out, UUID uuid) throws IOException {
    out.writeLong(uuid.getMostSignificantBits());
    out.writeLong(uuid.getLeastSignificantBits());
  }

  private static void optional(DataOutputStream out, @Nullable UUID uuid) throws IOException {
    out.writeByte(uuid == null ? 0 : 1);
    if (uuid != null) {
      write(out, uuid);
    }
  }

  private static void write(DataOutputStream out, String code) throws IOException {
    byte[] ascii = code.getBytes(StandardCharsets.US_ASCII);
    if (ascii.length > MAX_CODE) {
      throw new IllegalArgumentException("A code has at most 255 characters");
    }
    out.writeByte(ascii.length);
    out.write(ascii);
  }

  private static UUID uuid(ByteBuffer in) {
    return new UUID(in.getLong(), in.getLong());
  }

  private static @Nullable UUID optional(ByteBuffer in) {
    return switch (in.get()) {
      case 0 -> null;
      case 1 -> uuid(in);
      default -> throw new IllegalArgumentException("A leaf says with 0 or 1 whether it has a tag");
    };
  }

  private static String code(ByteBuffer in) {
    byte[] ascii = new byte[Byte.toUnsignedInt(in.get())];
    in.get(ascii);
    return new String(ascii, StandardCharsets.US_ASCII);
  }
}
