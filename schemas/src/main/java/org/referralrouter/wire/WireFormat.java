package org.referralrouter.wire;

import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * The library that reads and writes Confluent's wire format: Apicurio's by default, Confluent's own
 * where its jar is on the class path (Maven profile {@code confluent}).
 */
enum WireFormat {
  APICURIO {
    @Override
    Serializer<Object> serializer(URI registry) {
      Serializer<Object> serializer = new AvroKafkaSerializer<>(client(registry));
      serializer.configure(settings(registry), false);
      return serializer;
    }

    @Override
    Deserializer<Object> deserializer(URI registry) {
      Deserializer<Object> deserializer = new AvroKafkaDeserializer<>(client(registry));
      deserializer.configure(settings(registry), false);
      return deserializer;
    }

    private RegistryClientFacade client(URI registry) {
      return LimitedRegistry.of(settings(registry), ANSWER_WITHIN);
    }

    private Map<String, Object> settings(URI registry) {
      return Map.of(
          "apicurio.registry.url",
          registry.resolve("/apis/registry/v3").toString(),
          "apicurio.registry.auto-register",
          false,
          "apicurio.registry.find-latest",
          true,
          "apicurio.registry.dereference-schema",
          true,
          "apicurio.registry.retry-count",
          0,
          // The JDK's HTTP client. Apicurio's first choice, Vert.x, was seen to lose an answer for
          // good.
          "apicurio.registry.http.adapter",
          "JDK",
          "apicurio.registry.avro-datum-provider",
          OwnSchemas.class.getName());
    }
  },
  CONFLUENT {
    @Override
    @SuppressWarnings("unchecked") // the library's class serialises any object
    Serializer<Object> serializer(URI registry) {
      Serializer<Object> serializer = create("Serializer", Serializer.class);
      serializer.configure(settings(registry), false);
      return serializer;
    }

    @Override
    @SuppressWarnings("unchecked") // the library's class deserialises any object
    Deserializer<Object> deserializer(URI registry) {
      Deserializer<Object> deserializer = create("Deserializer", Deserializer.class);
      deserializer.configure(settings(registry), false);
      return deserializer;
    }

    private Map<String, Object> settings(URI registry) {
      return Map.of(
          "schema.registry.url", registry.resolve("/apis/ccompat/v7").toString(),
          "auto.register.schemas", false,
          "use.latest.version", false);
    }
  };

  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final String CONFLUENT_LIBRARY = "io.confluent.kafka.serializers.KafkaAvro";

  abstract Serializer<Object> serializer(URI registry);

  abstract Deserializer<Object> deserializer(URI registry);

  /** The one on the class path; Confluent's has to be put there on purpose, so it comes first. */
  static WireFormat present() {
    try {
      Class.forName(CONFLUENT_LIBRARY + "Serializer");
      return CONFLUENT;
    } catch (ClassNotFoundException _) {
      return APICURIO;
    }
  }

  private static <T> T create(String suffix, Class<T> type) {
    try {
      return Utils.newInstance(CONFLUENT_LIBRARY + suffix, type);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The class path lacks " + CONFLUENT_LIBRARY + suffix, e);
    }
  }
}
