package org.referralrouter.wire;

import java.net.URI;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * The library that reads and writes Confluent's wire format: Apicurio's by default, Confluent's own
 * where its jar is on the class path (Maven profile {@code confluent}).
 */
enum WireFormat {
  APICURIO("io.apicurio.registry.serde.avro.AvroKafka") {
    @Override
    Map<String, ?> settings(URI registry) {
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
          "apicurio.registry.avro-datum-provider",
          OwnSchemas.class.getName());
    }
  },
  CONFLUENT("io.confluent.kafka.serializers.KafkaAvro") {
    @Override
    Map<String, ?> settings(URI registry) {
      return Map.of(
          "schema.registry.url", registry.resolve("/apis/ccompat/v7").toString(),
          "auto.register.schemas", false,
          "use.latest.version", false);
    }
  };

  private final String library;

  WireFormat(String library) {
    this.library = library;
  }

  abstract Map<String, ?> settings(URI registry);

  /** The one on the class path; Confluent's has to be put there on purpose, so it comes first. */
  static WireFormat present() {
    try {
      Class.forName(CONFLUENT.library + "Serializer");
      return CONFLUENT;
    } catch (ClassNotFoundException _) {
      return APICURIO;
    }
  }

  @SuppressWarnings("unchecked") // the library's classes serialise any object
  Serializer<Object> serializer(URI registry) {
    Serializer<Object> serializer = create("Serializer", Serializer.class);
    serializer.configure(settings(registry), false);
    return serializer;
  }

  @SuppressWarnings("unchecked") // the library's classes deserialise any object
  Deserializer<Object> deserializer(URI registry) {
    Deserializer<Object> deserializer = create("Deserializer", Deserializer.class);
    deserializer.configure(settings(registry), false);
    return deserializer;
  }

  private <T> T create(String suffix, Class<T> type) {
    try {
      return Utils.newInstance(library + suffix, type);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("The class path lacks " + library + suffix, e);
    }
  }
}
