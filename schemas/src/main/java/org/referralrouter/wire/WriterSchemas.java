package org.referralrouter.wire;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.referralrouter.wire.UnreadableRecord.Reason;
import tools.jackson.databind.JsonNode;

/**
 * The schemas that records were written with, by the id in front of them. They never change, so
 * each is asked for once: a registry that is away stops nothing that needs no new schema.
 */
public final class WriterSchemas implements AutoCloseable {
  /** Bytes in front of the Avro: zero, and the id in four. */
  public static final int HEADER_BYTES = 5;

  private final RegistryClient registry;
  private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

  /**
   * The schemas of this registry.
   *
   * @param registry its base address, as in {@code http://127.0.0.1:18090}
   */
  public WriterSchemas(URI registry) {
    this(new RegistryClient(registry));
  }

  WriterSchemas(RegistryClient registry) {
    this.registry = registry;
  }

  /**
   * The id in front of a value.
   *
   * @throws UnreadableRecord where there is none
   */
  public static int idOf(byte[] value) {
    if (value.length < HEADER_BYTES || value[0] != 0 || ByteBuffer.wrap(value, 1, 4).getInt() < 0) {
      throw new UnreadableRecord(Reason.NOT_CONFLUENT_WIRE_FORMAT);
    }
    return ByteBuffer.wrap(value, 1, 4).getInt();
  }

  /**
   * The schema of this id.
   *
   * @throws UnreadableRecord where the registry has none, or one that is not Avro's
   * @throws RegistryUnavailable where the registry does not answer
   */
  public Schema of(int id) {
    Schema schema = known.get(id);
    if (schema == null) {
      schema = ask(id);
      known.put(id, schema);
    }
    return schema;
  }

  private Schema ask(int id) {
    JsonNode found =
        registry
            .get("schemas/ids/" + id)
            .orElseThrow(() -> new UnreadableRecord(Reason.UNKNOWN_SCHEMA));
    return schema(found).orElseThrow(() -> new UnreadableRecord(Reason.WRONG_TYPE));
  }

  /**
   * The Avro schema in a registry's answer; empty where it is one of another kind, as of JSON or of
   * Protocol Buffers.
   */
  static Optional<Schema> schema(JsonNode answer) {
    String text =
        answer
            .path("schema")
            .asStringOpt()
            .orElseThrow(() -> RegistryUnavailable.answering("no schema"));
    try {
      return Optional.of(own(new Schema.Parser().parse(text)));
    } catch (AvroRuntimeException _) {
      return Optional.empty();
    }
  }

  /** Ours itself where it is the same, so that who reads by it need not compare the two. */
  private static Schema own(Schema schema) {
    Schema own = EventSchemas.ofFullName(schema.getFullName());
    return own != null && own.equals(schema) ? own : schema;
  }

  @Override
  public void close() {
    registry.close();
  }
}
