package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;

class OperationsIT {
  @Test
  void health_is_open_and_metrics_are_not() {
    assertThat(ASystem.getManagement("/actuator/health/liveness").statusCode()).isEqualTo(200);
    assertThat(ASystem.getManagement("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(ASystem.getManagement("/actuator/prometheus").statusCode()).isEqualTo(401);
    assertThat(ASystem.getManagement("/actuator/prometheus", "referral:police").statusCode())
        .isEqualTo(403);

    InboxIT.arrived(AReferral.to(Agency.POLICE, UUID.randomUUID(), 1));
    assertThat(ASystem.getManagement("/actuator/prometheus", "operations:read").body())
        .contains("http_server_requests_seconds")
        .contains("spring_kafka_listener_seconds");
  }
}
