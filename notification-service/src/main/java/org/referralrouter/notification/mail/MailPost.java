package org.referralrouter.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server, many over one connection. */
@Component
class MailPost {
  private final JavaMailSender mail;
  private final MailSettings settings;

  MailPost(JavaMailSender mail, MailSettings settings) {
    this.mail = mail;
    this.settings = settings;
  }

  /** Sends letters; the answer are those that did not leave, and why. */
  Map<Letter, MailFailure> send(List<Letter> letters) {
    Map<Letter, MailFailure> failures = new HashMap<>();
    Map<Object, Letter> messages = new HashMap<>();
    for (Letter letter : letters) {
      MimeMessage message = mail.createMimeMessage();
      try {
        letter.writeTo(message, settings.from());
        messages.put(message, letter);
      } catch (MessagingException e) {
        failures.put(letter, MailFailure.of(e));
      }
    }
    if (messages.isEmpty()) {
      return failures;
    }
    try {
      mail.send(messages.keySet().toArray(MimeMessage[]::new));
    } catch (MailSendException e) {
      if (e.getFailedMessages().isEmpty()) {
        messages.values().forEach(letter -> failures.put(letter, MailFailure.of(e)));
      }
      e.getFailedMessages()
          .forEach((message, fault) -> failures.put(messages.get(message), MailFailure.of(fault)));
    } catch (MailException e) {
      messages.values().forEach(letter -> failures.put(letter, MailFailure.of(e)));
    }
    return failures;
  }
}
