package org.referralrouter.notification;

import java.time.Clock;
import org.referralrouter.notification.escalation.EscalationDesk;
import org.referralrouter.notification.escalation.EscalationLog;
import org.referralrouter.notification.inbox.AccessLog;
import org.referralrouter.notification.inbox.Inbox;
import org.referralrouter.notification.inbox.Referrals;
import org.referralrouter.notification.outgoing.Outgoing;
import org.referralrouter.notification.response.ResponseDesk;
import org.referralrouter.notification.response.ResponseLog;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the service and wires the domain to its edges. */
@SpringBootApplication
@ConfigurationPropertiesScan
class NotificationApplication {
  static void main(String[] args) {
    SpringApplication.run(NotificationApplication.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  AccessLog accessLog(Referrals referrals, Outgoing outgoing, Clock clock) {
    return new AccessLog(referrals, outgoing, clock);
  }

  @Bean
  Inbox inbox(Referrals referrals, AccessLog access, Outgoing outgoing, Clock clock) {
    return new Inbox(referrals, access, outgoing, clock);
  }

  @Bean
  ResponseDesk responseDesk(
      Inbox inbox, ResponseLog log, AccessLog access, Outgoing outgoing, Clock clock) {
    return new ResponseDesk(inbox, log, access, outgoing, clock);
  }

  @Bean
  EscalationDesk escalationDesk(EscalationLog log, Outgoing outgoing) {
    return new EscalationDesk(log, outgoing);
  }
}
