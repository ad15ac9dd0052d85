package org.referralrouter.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.access.ClientFile;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.BrokerOfEarlierVersion;
import org.referralrouter.wire.Provisioning;

class ProvisioningIT {
  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"acknowledgements.v1", "embargo-releases.v1"})
  void a_broker_with_answers_that_nobody_reads_any_more_is_refused_and_left_as_it_is(String topic)
      throws Exception {
    try (var broker = started();
        var admin = Admin.create(client(broker))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      assertThatThrownBy(() -> Provisioning.topics(client(broker), AgenciesFile.bundled(), 1))
          .isInstanceOf(BrokerOfEarlierVersion.class)
          .hasMessageContaining(broker.bootstrapServers())
          .hasMessageContaining(topic)
          .hasMessageContaining("a broker of its own");
      assertThat(admin.listTopics().names().get()).containsExactly(topic);
    }
  }

  @Test
  void doing_it_again_changes_nothing() throws Exception {
    try (var broker = started();
        var admin = Admin.create(client(broker))) {
      Provisioning.topics(client(broker), AgenciesFile.bundled(), 1);
      var made = admin.listTopics().names().get();
      Provisioning.topics(client(broker), AgenciesFile.bundled(), 1);
      assertThat(admin.listTopics().names().get())
          .isEqualTo(made)
          .contains(Topic.CONCERNS.topicName(), Topic.ofResponsesFrom(Agency.POLICE).topicName());
    }
  }

  private static Map<String, Object> client(Broker broker) {
    return ClientFile.client(broker.bootstrapServers(), Optional.empty());
  }

  private Broker started() {
    var broker =
        new Broker(directory.resolve("kafka"), FreePort.next(), FreePort.next(), Optional.empty());
    broker.start();
    return broker;
  }
}
