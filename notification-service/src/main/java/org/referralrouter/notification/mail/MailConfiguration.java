package org.referralrouter.notification.mail;

import javax.sql.DataSource;
import org.referralrouter.edge.outbox.Outbox;
import org.referralrouter.edge.outbox.OutboxTurns;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What takes queued mails to the mail server, by a thread of its own. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {
  @Bean
  OutboxTurns mailTurns(DataSource source, Outbox mailOutbox, MailTurn turn) {
    return new OutboxTurns(source, mailOutbox, turn);
  }
}
