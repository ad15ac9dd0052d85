package org.referralrouter.routing.kafka;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Notes of each record where it stood, which is known only where it is read. */
final class OriginProcessor implements FixedKeyProcessor<byte[], byte[], ReceivedRecord> {
  private @Nullable FixedKeyProcessorContext<byte[], ReceivedRecord> context;

  @Override
  public void init(FixedKeyProcessorContext<byte[], ReceivedRecord> processorContext) {
    context = processorContext;
  }

  @Override
  public void process(FixedKeyRecord<byte[], byte[]> record) {
    if (context == null) {
      throw new IllegalStateException("Kafka Streams starts a processor before it hands records");
    }
    RecordMetadata origin = context.recordMetadata().orElseThrow();
    context.forward(
        record.withValue(
            new ReceivedRecord(
                origin.topic(),
                origin.partition(),
                origin.offset(),
                Bytes.wrap(record.key()),
                Bytes.wrap(record.value()))));
  }
}
