package org.referralrouter.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.SevenAgencies;

class AccessMatrixTest {
  private final AccessMatrix matrix = AccessMatrix.bundled(AgenciesFile.bundled());

  @ParameterizedTest
  @FieldSource("org.referralrouter.concern.Agency#OF_THE_CONTRACT")
  void an_agency_reads_its_referrals_and_writes_its_responses_and_nothing_else(Agency agency) {
    Principal principal = Principal.of(agency);
    assertThat(topics(principal, AclOperation.READ)).containsExactly(Topic.ofReferralsTo(agency));
    assertThat(topics(principal, AclOperation.WRITE))
        .containsExactly(Topic.ofResponsesFrom(agency));
    assertThat(topics(principal, AclOperation.DELETE)).isEmpty();
    assertThat(topics(principal, AclOperation.ALTER)).isEmpty();
  }

  @Test
  void a_seventh_agency_gets_the_rules_of_an_agency_and_the_services_those_to_its_topics() {
    List<AccessRule> added = new ArrayList<>(AccessMatrix.bundled(SevenAgencies.all()).rules());
    added.removeAll(matrix.rules());

    Principal health = Principal.of(SevenAgencies.HEALTH);
    assertThat(added)
        .extracting(
            rule ->
                rule.principal().clientId()
                    + " "
                    + new TreeSet<>(rule.operations())
                    + " "
                    + rule.resource().name())
        .containsExactlyInAnyOrder(
            "health [READ] referrals.health.v1",
            "health [WRITE] responses.health.v1",
            "health [READ] health-",
            "routing-service [READ] responses.health.v1",
            "routing-service [WRITE] referrals.health.v1",
            "notification-service [READ] referrals.health.v1",
            "notification-service [READ, WRITE] responses.health.v1",
            "audit-service [READ] referrals.health.v1",
            "audit-service [READ] responses.health.v1",
            "operations [WRITE] referrals.health.v1",
            "operations [WRITE] responses.health.v1");
    assertThat(Principal.all(SevenAgencies.all())).contains(health);
    assertThat(Principal.all(AgenciesFile.bundled())).doesNotContain(health);
  }

  @Test
  void erasures_and_checkpoints_are_audits_alone_to_write() {
    for (Topic topic : List.of(Topic.ERASURES, Topic.AUDIT_CHECKPOINTS)) {
      assertThat(
              Principal.all(AgenciesFile.bundled()).stream()
                  .filter(who -> !who.equals(Principal.PROVISIONER))
                  .filter(who -> allows(who, topic, AclOperation.WRITE)))
          .containsExactly(Principal.AUDIT);
    }
  }

  @Test
  void a_revoked_agency_may_do_nothing_and_everybody_else_what_they_may() {
    Principal police = Principal.of(Agency.POLICE);

    AccessMatrix without = matrix.without(Set.of(police));

    assertThat(without.of(police).rules()).isEmpty();
    assertThat(without.rules()).hasSize(matrix.rules().size() - matrix.of(police).rules().size());
    assertThat(matrix.of(police).rules())
        .hasSize(3)
        .allSatisfy(rule -> assertThat(rule.principal()).isEqualTo(police));
  }

  @Test
  void audit_reads_every_topic() {
    assertThat(topics(Principal.AUDIT, AclOperation.READ))
        .containsExactlyElementsOf(Topic.all(AgenciesFile.bundled()));
  }

  @Test
  void nobody_but_the_provisioner_deletes_or_alters_a_topic_of_the_contract() {
    assertThat(
            Principal.all(AgenciesFile.bundled()).stream()
                .filter(who -> !who.equals(Principal.PROVISIONER))
                .flatMap(
                    who ->
                        Stream.of(AclOperation.DELETE, AclOperation.ALTER, AclOperation.CREATE)
                            .flatMap(operation -> topics(who, operation).stream())))
        .isEmpty();
  }

  @Test
  void every_literal_topic_is_one_of_the_contract_and_every_principal_is_known() {
    assertThat(matrix.rules())
        .allSatisfy(
            rule -> assertThat(Principal.all(AgenciesFile.bundled())).contains(rule.principal()));
    assertThat(
            matrix.rules().stream()
                .map(AccessRule::resource)
                .filter(resource -> resource.resourceType() == ResourceType.TOPIC)
                .filter(resource -> resource.patternType() == PatternType.LITERAL)
                .map(resource -> Topic.named(resource.name())))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "police,topic,literal,concerns.v1",
        "police,topik,literal,concerns.v1,READ",
        "police,topic,any,concerns.v1,READ",
        "police,topic,literal,concerns.v1,READS",
        "police,topic,literal,,READ"
      })
  void a_line_that_is_no_rule_is_refused(String line) {
    assertThatThrownBy(
            () ->
                AccessMatrix.of(
                    "principal,resource,pattern,name,operations\n" + line, AgenciesFile.bundled()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(line);
  }

  private List<Topic> topics(Principal who, AclOperation operation) {
    return Topic.all(AgenciesFile.bundled()).stream()
        .filter(topic -> allows(who, topic, operation))
        .toList();
  }

  private boolean allows(Principal who, Topic topic, AclOperation operation) {
    return matrix.allows(who, ResourceType.TOPIC, topic.topicName(), operation);
  }
}
