package org.referralrouter.wire;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.referralrouter.wire.UnreadableRecord.Reason;

/**
 * The schemas that records were written with, by the id in front of them. They never change, so
 * each is asked for once.
 */
public final class WriterSchemas implements AutoCloseable {
  /** Bytes in front of the Avro: zero, and the id in four. */
  public static final int HEADER_BYTES = 5;

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final URI ids;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(ANSWER_WITHIN)
          .version(HttpClient.Version.HTTP_1_1)
          .build();
  private final Map<Integer, Schema> known = new ConcurrentHashMap<>();

  /**
   * The schemas of this registry.
   *
   * @param registry its base address, as in {@code http://127.0.0.1:18090}
   */
  public WriterSchemas(URI registry) {
    this.ids = registry.resolve("/apis/ccompat/v7/schemas/ids/");
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
   * @throws UnreadableRecord where the registry has none
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
    HttpRequest request =
        HttpRequest.newBuilder(ids.resolve(Integer.toString(id))).timeout(ANSWER_WITHIN).build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() == NOT_FOUND) {
        throw new UnreadableRecord(Reason.UNKNOWN_SCHEMA);
      }
      if (answer.statusCode() != OK) {
        throw new RegistryUnavailable(new IOException("Status " + answer.statusCode()));
      }
      return new Schema.Parser()
          .parse(Json.mapper().readTree(answer.body()).path("schema").asString());
    } catch (IOException e) {
      throw new RegistryUnavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailable(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
