package org.referralrouter.notification;

import java.time.Clock;
import org.referralrouter.notification.inbox.Answers;
import org.referralrouter.notification.inbox.EmbargoReleases;
import org.referralrouter.notification.inbox.Inbox;
import org.referralrouter.notification.inbox.Outgoing;
import org.referralrouter.notification.inbox.Referrals;
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
  Inbox inbox(Referrals referrals, Answers answers, Outgoing outgoing, Clock clock) {
    return new Inbox(referrals, answers, outgoing, clock);
  }

  @Bean
  EmbargoReleases embargoReleases(
      Referrals referrals, Answers answers, Outgoing outgoing, Clock clock) {
    return new EmbargoReleases(referrals, answers, outgoing, clock);
  }
}
