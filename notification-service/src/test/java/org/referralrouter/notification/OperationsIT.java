package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;

class OperationsIT {
  @Test
  void health_is_open_and_metrics_are_not() {
    assertThat(RunningService.getManagement("/actuator/health/liveness").statusCode())
        .isEqualTo(200);
    assertThat(RunningService.getManagement("/actuator/health/readiness").statusCode())
        .isEqualTo(200);
    assertThat(RunningService.getManagement("/actuator/prometheus").statusCode()).isEqualTo(401);
    assertThat(RunningService.getManagement("/actuator/prometheus", "referral:police").statusCode())
        .isEqualTo(403);

    InboxClient.arrived(SampleReferral.to(Agency.POLICE, UUID.randomUUID(), 1));
    assertThat(RunningService.getManagement("/actuator/prometheus", "operations:read").body())
        .contains("http_server_requests_seconds")
        .contains("spring_kafka_listener_seconds");
  }
}
