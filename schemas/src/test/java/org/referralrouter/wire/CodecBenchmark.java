package org.referralrouter.wire;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;

/**
 * Bytes to a value and back on one thread: by our codec, whose values are the product's own
 * records; by Avro's generic records and by its generated classes, whose values the product would
 * have to turn into its own; and by Jackson's format of Avro, where it can. {@code
 * deploy/benchmark/run codec} runs it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx1g", "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=*"})
// JMH sets the parameter and calls prepare() before it measures.
@SuppressWarnings("NullAway.Init")
public class CodecBenchmark {
  private final AnsweringRegistry registry = new AnsweringRegistry();

  @Param({"Concern", "Referral"})
  public String event;

  private EventSerdes serdes;
  private Topic topic;
  private Event ours;
  private byte[] confluent;
  private byte[] avro;
  private AvroValues generic;
  private AvroValues generated;
  private JacksonAvro jackson;

  /** Measures all, and prints of each what it costs. */
  public static void main(String[] words) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include(CodecBenchmark.class.getName())
            .addProfiler(GCProfiler.class)
            .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow");
    CodecTable.print(new Runner(options.build()).run());
  }

  /** Holds that all write the same bytes before any is measured. */
  @Setup(Level.Trial)
  public void prepare() throws IOException {
    boolean concern = event.equals("Concern");
    topic = concern ? Topic.CONCERNS : Topic.ofReferralsTo(Agency.SOCIAL_CARE);
    ours = concern ? CodecSamples.concern() : CodecSamples.referral();
    Schema schema = EventSchemas.of(topic);
    registry.finding(topic.subject(), 7, schema).holding(7, schema);
    serdes = new EventSerdes(registry.url());
    confluent = serdeWrite();
    avro = Arrays.copyOfRange(confluent, WriterSchemas.HEADER_BYTES, confluent.length);
    generic = new AvroValues(GenericData.get(), schema, avro);
    Schema annotated = SpecificData.get().getSchema(generated(schema));
    generated = new AvroValues(SpecificData.getForSchema(annotated), annotated, avro);
    jackson = new JacksonAvro(schema, ours.getClass());
    for (byte[] same :
        new byte[][] {ourWrite(), generic.write(), generated.write(), jackson.write(ours)}) {
      if (!Arrays.equals(same, avro)) {
        throw new IllegalStateException("The codecs do not write the same");
      }
    }
    if (!serdeRead().equals(ours) || !ourRead().equals(ours) || !jackson.read(avro).equals(ours)) {
      throw new IllegalStateException("What is read is not what was written");
    }
  }

  private static Class<?> generated(Schema schema) {
    try {
      return Class.forName(schema.getFullName());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Run GeneratedClasses, and compile what it writes", e);
    }
  }

  @TearDown(Level.Trial)
  public void end() {
    registry.close();
  }

  @Benchmark
  public byte[] ourWrite() {
    return AvroBytes.written(new byte[0], Codecs.of(topic), ours);
  }

  @Benchmark
  public Object ourRead() {
    return AvroBytes.read(Codecs.of(topic), avro, 0, null);
  }

  /** As ours, with all that is on a topic: the schema's id and the headers of CloudEvents. */
  @Benchmark
  public byte[] serdeWrite() {
    return serdes.any().serializer().serialize(topic.topicName(), ours);
  }

  @Benchmark
  public Event serdeRead() {
    return serdes.any().deserializer().deserialize(topic.topicName(), confluent);
  }

  @Benchmark
  public byte[] genericWrite() throws IOException {
    return generic.write();
  }

  @Benchmark
  public Object genericRead() throws IOException {
    return generic.read();
  }

  @Benchmark
  public byte[] generatedWrite() throws IOException {
    return generated.write();
  }

  @Benchmark
  public Object generatedRead() throws IOException {
    return generated.read();
  }

  @Benchmark
  public byte[] jacksonWrite() {
    return jackson.write(ours);
  }

  @Benchmark
  public Object jacksonRead() {
    return jackson.read(avro);
  }
}
