package org.referralrouter.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Concerns by a schedule, whether or not those before are through: a load that waits for answers
 * would hide how late they are. Late is counted from when a concern should have been sent.
 */
final class SteadyLoad {
  private static final int DIGITS = 3;

  private final Feed feed;
  private final int aSecond;
  private final int seconds;

  SteadyLoad(Feed feed, int aSecond, int seconds) {
    this.feed = feed;
    this.aSecond = aSecond;
    this.seconds = seconds;
  }

  /**
   * How long each concern took until a reader of committed records had what became of it, the first
   * record where there are several, in microseconds.
   */
  Histogram late(Subject subject) throws InterruptedException {
    List<ProducerRecord<byte[], byte[]>> records = feed.draw(subject.in(), aSecond * seconds);
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < records.size(); i++) {
      places.put(new String(records.get(i).key(), UTF_8), i);
    }
    long begin = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
    Thread sender = Thread.ofPlatform().start(() -> send(records, begin));
    var late = new Histogram(DIGITS);
    subject
        .committed()
        .awaitMore(
            (long) records.size() * subject.outEach(),
            record -> {
              Integer place = places.remove(new String(record.key(), UTF_8));
              if (place != null) {
                late.recordValue((System.nanoTime() - begin - after(place)) / 1000);
              }
            });
    sender.join();
    if (!places.isEmpty()) {
      throw new IllegalStateException(places.size() + " concerns have nothing under their key");
    }
    return late;
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records, long begin) {
    for (int i = 0; i < records.size(); i++) {
      long left = begin + after(i) - System.nanoTime();
      while (left > 0) {
        LockSupport.parkNanos(left);
        left = begin + after(i) - System.nanoTime();
      }
      feed.send(records.get(i));
    }
  }

  /** Nanoseconds from the beginning to when the concern of this place is to be sent. */
  private long after(int place) {
    return TimeUnit.SECONDS.toNanos(1) * place / aSecond;
  }
}
