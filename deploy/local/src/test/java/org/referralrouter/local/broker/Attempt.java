package org.referralrouter.local.broker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;

/** Something to try with a topic, over the wire; none of them does it any harm. */
enum Attempt {
  READ(AclOperation.READ) {
    @Override
    void with(PrincipalClients clients, String topic) {
      clients.read(topic);
    }
  },
  WRITE(AclOperation.WRITE) {
    @Override
    void with(PrincipalClients clients, String topic) throws Exception {
      clients.write(topic);
    }
  },
  DESCRIBE(AclOperation.DESCRIBE) {
    @Override
    void with(PrincipalClients clients, String topic) throws Exception {
      clients.admin().describeTopics(List.of(topic)).allTopicNames().get();
    }
  },
  DELETE(AclOperation.DELETE) {
    @Override
    void with(PrincipalClients clients, String topic) throws Exception {
      var nothing = Map.of(PrincipalClients.first(topic), RecordsToDelete.beforeOffset(0));
      clients.admin().deleteRecords(nothing).all().get();
    }
  },
  ALTER(AclOperation.ALTER) {
    @Override
    void with(PrincipalClients clients, String topic) throws Exception {
      var more = Map.of(topic, NewPartitions.increaseTo(2));
      clients
          .admin()
          .createPartitions(more, new CreatePartitionsOptions().validateOnly(true))
          .all()
          .get();
    }
  },
  ALTER_CONFIGS(AclOperation.ALTER_CONFIGS) {
    @Override
    void with(PrincipalClients clients, String topic) throws Exception {
      var change =
          new AlterConfigOp(new ConfigEntry("retention.ms", "1"), AlterConfigOp.OpType.SET);
      clients
          .admin()
          .incrementalAlterConfigs(
              Map.of(resource(topic), Set.of(change)), new AlterConfigsOptions().validateOnly(true))
          .all()
          .get();
    }
  },
  DESCRIBE_CONFIGS(AclOperation.DESCRIBE_CONFIGS) {
    @Override
    void with(PrincipalClients clients, String topic) throws Exception {
      clients.admin().describeConfigs(List.of(resource(topic))).all().get();
    }
  };

  private final AclOperation operation;

  Attempt(AclOperation operation) {
    this.operation = operation;
  }

  /** What the broker asks for. */
  AclOperation operation() {
    return operation;
  }

  /** Tries it; throws what the broker answers where it refuses. */
  abstract void with(PrincipalClients clients, String topic) throws Exception;

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
