package org.referralrouter.notification.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Hands mails to the mail server over a few connections at once, many over each. */
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
    int connections = Math.min(settings.connections(), letters.size());
    Map<Letter, MailFailure> failures = new HashMap<>();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, connections)
          .mapToObj(part -> part(letters, part, connections))
          .map(part -> CompletableFuture.supplyAsync(() -> overOneConnection(part), each))
          .toList()
          .forEach(sent -> failures.putAll(sent.join()));
    }
    return failures;
  }

  private static List<Letter> part(List<Letter> letters, int part, int parts) {
    return letters.subList(letters.size() * part / parts, letters.size() * (part + 1) / parts);
  }

  private Map<Letter, MailFailure> overOneConnection(List<Letter> letters) {
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
