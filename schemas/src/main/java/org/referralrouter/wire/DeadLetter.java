package org.referralrouter.wire;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Topic;

/**
 * Why a record goes to {@code dead-letters.v1}: who could not process it, where it stood, and the
 * reason. The record itself travels as it was.
 *
 * @param service who could not process it, as in {@code routing-service}
 * @param topic where it stood
 * @param reason a code, never content
 */
public record DeadLetter(String service, String topic, int partition, long offset, String reason) {

  /** Headers of every dead letter. */
  public static final String SERVICE = "dead-letter-service";

  public static final String TOPIC = "dead-letter-topic";
  public static final String PARTITION = "dead-letter-partition";
  public static final String OFFSET = "dead-letter-offset";
  public static final String REASON = "dead-letter-reason";

  /** Of a record that was redriven: the id of its letter, and how often it has been. */
  public static final String REDRIVEN = "redriven-letter";

  public static final String ATTEMPT = "redriven-attempt";

  private static final int MAX_CODE = 60;

  /** The most bytes of one: the largest record of any topic, and room for these headers. */
  public static final int MAX_BYTES = 2 * 1024 * 1024;

  /**
   * The reason's code of a failure: precise where the record is at fault, else the failure's class.
   */
  public static String reasonOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnreadableRecord unreadable) {
        return unreadable.detail();
      }
    }
    return failure.getClass().getSimpleName();
  }

  /** The code that a reason begins with, for labels: one of few, whatever else a reason says. */
  public static String code(String reason) {
    String first = reason.split("[^A-Za-z0-9_]", 2)[0];
    return first.isEmpty() || first.length() > MAX_CODE ? "OTHER" : first;
  }

  /**
   * Whether the registry's silence is behind a failure: then the record must be read again, not set
   * aside.
   */
  public static boolean worthRetrying(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegistryUnavailable) {
        return true;
      }
    }
    return false;
  }

  /**
   * The record for {@code dead-letters.v1}.
   *
   * @param key as it was
   * @param value as it was
   * @param original the record's own headers, which are kept
   */
  public ProducerRecord<byte[], byte[]> carrying(
      byte @Nullable [] key, byte @Nullable [] value, Headers original) {
    Headers headers = new RecordHeaders(original.toArray());
    put(headers, SERVICE, service);
    put(headers, TOPIC, topic);
    put(headers, PARTITION, Integer.toString(partition));
    put(headers, OFFSET, Long.toString(offset));
    put(headers, REASON, reason);
    return new ProducerRecord<>(Topic.DEAD_LETTERS.topicName(), null, null, key, value, headers);
  }

  /** Whatever the record itself said of that is not ours, and goes. */
  private static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
