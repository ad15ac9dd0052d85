package org.referralrouter.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.access.AccessProvisioning;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.AgenciesFile;

/** What the broker lets each principal do, tried over the wire, against the table of access. */
class MatrixIT {
  private static final String INTERNAL = "routing-service-trial-changelog";

  @TempDir private static Path directory;
  private static ClosedBroker broker;

  private final AccessMatrix matrix = AccessMatrix.bundled(AgenciesFile.bundled());
  private final List<String> wrong = new ArrayList<>();
  private int allowed;
  private int refused;

  @BeforeAll
  static void start() throws Exception {
    broker = new ClosedBroker(directory);
    try (var provisioner = new PrincipalClients(broker.client(Principal.PROVISIONER))) {
      var internal = new NewTopic(INTERNAL, 1, (short) 1);
      provisioner.admin().createTopics(List.of(internal)).all().get();
      for (var topic : topics()) {
        provisioner.write(topic);
      }
    }
  }

  @AfterAll
  static void end() {
    broker.close();
  }

  @Test
  void each_principal_can_do_with_each_topic_what_the_table_allows_and_nothing_else()
      throws Exception {
    for (var principal : Principal.all(AgenciesFile.bundled())) {
      try (var clients = new PrincipalClients(broker.client(principal))) {
        for (var topic : topics()) {
          for (var attempt : Attempt.values()) {
            compare(
                principal,
                ResourceType.TOPIC,
                topic,
                attempt.operation(),
                () -> attempt.with(clients, topic));
          }
        }
      }
    }
    report(
        "principal x topic x operation: %d x %d x %d"
            .formatted(
                Principal.all(AgenciesFile.bundled()).size(),
                topics().size(),
                Attempt.values().length));
  }

  @Test
  void each_principal_sees_its_own_groups_alone() throws Exception {
    for (var principal : Principal.all(AgenciesFile.bundled())) {
      try (var clients = new PrincipalClients(broker.client(principal))) {
        for (var group : names()) {
          compare(
              principal,
              ResourceType.GROUP,
              group,
              AclOperation.DESCRIBE,
              () -> clients.admin().listConsumerGroupOffsets(group).all().get());
        }
      }
    }
    report(
        "principal x group: %d x %d"
            .formatted(Principal.all(AgenciesFile.bundled()).size(), names().size()));
  }

  @Test
  void transactions_are_routings_alone() throws Exception {
    var ids = List.of("routing-service-trial", "another");
    for (var principal : Principal.all(AgenciesFile.bundled())) {
      try (var clients = new PrincipalClients(broker.client(principal))) {
        for (var id : ids) {
          compare(
              principal,
              ResourceType.TRANSACTIONAL_ID,
              id,
              AclOperation.WRITE,
              () -> clients.begin(id));
        }
      }
    }
    report(
        "principal x transactional id: %d x %d"
            .formatted(Principal.all(AgenciesFile.bundled()).size(), ids.size()));
  }

  @Test
  void an_agency_reads_in_a_group_of_its_own_and_not_in_anothers() throws Exception {
    try (var police = new PrincipalClients(broker.client(new Principal("police")))) {
      var topic = Topic.ofReferralsTo(Agency.POLICE).topicName();
      assertThat(PrincipalClients.allowed(() -> police.join("police-desk", topic))).isTrue();
      assertThat(PrincipalClients.allowed(() -> police.join("triage-desk", topic))).isFalse();
    }
  }

  @Test
  void a_rule_that_is_not_in_the_table_goes_and_the_others_stay() throws Exception {
    var client = broker.client(Principal.PROVISIONER);
    var stray =
        new AclBinding(
            new ResourcePattern(
                ResourceType.TOPIC, Topic.ERASURES.topicName(), PatternType.LITERAL),
            new AccessControlEntry(
                "User:police", "*", AclOperation.WRITE, AclPermissionType.ALLOW));
    try (var provisioner = new PrincipalClients(client)) {
      var before = provisioner.admin().describeAcls(AclBindingFilter.ANY).values().get();
      provisioner.admin().createAcls(List.of(stray)).all().get();
      assertThat(AccessProvisioning.apply(matrix, client))
          .isEqualTo(new AccessProvisioning.Change(0, 1));
      assertThat(AccessProvisioning.apply(matrix, client))
          .isEqualTo(new AccessProvisioning.Change(0, 0));
      assertThat(provisioner.admin().describeAcls(AclBindingFilter.ANY).values().get())
          .isNotEmpty()
          .containsExactlyInAnyOrderElementsOf(before);
    }
  }

  @Test
  void the_rules_of_a_revoked_agency_go_and_stay_away_when_it_is_provisioned_again() {
    var client = broker.client(Principal.PROVISIONER);
    var police = Principal.of(Agency.POLICE);
    var revoked = matrix.without(Set.of(police));
    int rules = matrix.of(police).rules().size();

    assertThat(AccessProvisioning.apply(revoked, client))
        .isEqualTo(new AccessProvisioning.Change(0, rules));
    assertThat(AccessProvisioning.apply(revoked, client))
        .isEqualTo(new AccessProvisioning.Change(0, 0));
    assertThat(AccessProvisioning.apply(matrix, client))
        .isEqualTo(new AccessProvisioning.Change(rules, 0));
  }

  private void compare(
      Principal principal,
      ResourceType type,
      String name,
      AclOperation operation,
      PrincipalClients.Action action)
      throws Exception {
    boolean should = matrix.allows(principal, type, name, operation);
    boolean may = PrincipalClients.allowed(action);
    if (may) {
      allowed++;
    } else {
      refused++;
    }
    if (may != should) {
      wrong.add(
          "%s %s %s %s: %s"
              .formatted(principal.clientId(), operation, type, name, may ? "allowed" : "refused"));
    }
  }

  private void report(String what) {
    assertThat(wrong).as("otherwise than the table says").isEmpty();
    assertThat(allowed).isPositive();
    assertThat(refused).isPositive();
    System.out.printf(
        "%s = %d attempts, %d allowed, %d refused, all as the table says%n",
        what, allowed + refused, allowed, refused);
  }

  private static List<String> topics() {
    return Stream.concat(
            Topic.all(AgenciesFile.bundled()).stream().map(Topic::topicName), Stream.of(INTERNAL))
        .toList();
  }

  /** A group of each principal: a service's is named as itself, an agency's begins so. */
  private static List<String> names() {
    return Principal.all(AgenciesFile.bundled()).stream()
        .map(
            principal ->
                Principal.services().contains(principal)
                    ? principal.clientId()
                    : principal.clientId() + "-desk")
        .toList();
  }
}
