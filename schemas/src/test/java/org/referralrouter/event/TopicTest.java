package org.referralrouter.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Json;
import org.referralrouter.wire.SevenAgencies;

class TopicTest {
  @Test
  void every_topic_is_found_by_its_name() {
    assertThat(Topic.all(SevenAgencies.all()))
        .allSatisfy(topic -> assertThat(Topic.named(topic.topicName())).isEqualTo(topic));
  }

  @Test
  void a_seventh_agency_has_two_topics_of_its_own() {
    assertThat(Topic.all(SevenAgencies.all()))
        .filteredOn(topic -> !Topic.all(AgenciesFile.bundled()).contains(topic))
        .extracting(Topic::topicName)
        .containsExactly("referrals.health.v1", "responses.health.v1");
    assertThat(Topic.named("responses.health.v1").agency()).contains(SevenAgencies.HEALTH);
    assertThat(Topic.named("responses.health.v1").eventType()).isEqualTo(Response.class);
  }

  @Test
  void a_topic_of_all_agencies_is_no_agencys() {
    assertThat(Topic.RESPONSE_OUTCOMES.agency()).isEmpty();
    assertThat(Topic.named("referrals.hr-allegations.v1").agency()).contains(Agency.HR_ALLEGATIONS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "referrals.v1", "referrals.-.v1", "referrals.police.v2", "CONCERNS"})
  void what_cannot_be_a_topic_has_none(String name) {
    assertThatThrownBy(() -> Topic.named(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void it_is_its_name_in_json() {
    Topic topic = Topic.ofReferralsTo(Agency.POLICE);
    String json = Json.mapper().writeValueAsString(topic);
    assertThat(json).isEqualTo("\"referrals.police.v1\"");
    assertThat(Json.mapper().readValue(json, Topic.class)).isEqualTo(topic);
  }
}
