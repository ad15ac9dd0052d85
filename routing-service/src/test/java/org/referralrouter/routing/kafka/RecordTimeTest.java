package org.referralrouter.routing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTimeTest {
  private static final long NOW = 1_000_000;

  @ParameterizedTest
  @CsvSource({
    "999999, 999999",
    "0, 0",
    "1000000, 1000000",
    "1000001, 1000000",
    "9223372036854775807, 1000000",
    "-1, 1000000",
    "-9223372036854775808, 1000000"
  })
  void a_record_has_its_own_time_but_none_of_the_future_and_now_where_it_has_none(
      long timestamp, long time) {
    RecordTime recordTime = new RecordTime(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));

    assertThat(recordTime.extract(record(timestamp), 5)).isEqualTo(time);
  }

  private static ConsumerRecord<Object, Object> record(long timestamp) {
    return new ConsumerRecord<>(
        "responses.police.v1",
        0,
        0,
        timestamp,
        TimestampType.CREATE_TIME,
        0,
        0,
        "key",
        "value",
        new RecordHeaders(),
        Optional.empty());
  }
}
