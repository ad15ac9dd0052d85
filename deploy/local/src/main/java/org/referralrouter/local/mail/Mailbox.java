package org.referralrouter.local.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/** A directory with one text file for each mail that came. */
final class Mailbox {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path directory;
  private final Clock clock;
  private final AtomicLong count = new AtomicLong();

  Mailbox(Path directory, Clock clock) {
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Keeps a mail as {@code <time>-<count>-<address>.txt}: the headers that matter, then the text.
   */
  void keep(MimeMessage message, String to) {
    var name =
        NAME.format(clock.instant())
            + "-"
            + count.incrementAndGet()
            + "-"
            + to.replaceAll("[^A-Za-z0-9@.-]", "_");
    try {
      Files.writeString(
          directory.resolve(name + ".txt"),
          "From: "
              + header(message, "From")
              + "\nTo: "
              + to
              + "\nSubject: "
              + message.getSubject()
              + "\n\n"
              + text(message));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep a mail in " + directory, e);
    } catch (MessagingException e) {
      throw new IllegalStateException("A mail that cannot be read came in", e);
    }
  }

  private static String header(MimeMessage message, String name) throws MessagingException {
    var values = message.getHeader(name);
    return values == null ? "" : String.join(", ", values);
  }

  private static String text(MimeMessage message) throws IOException, MessagingException {
    return message.getContent() instanceof String text
        ? text
        : new String(message.getRawInputStream().readAllBytes(), StandardCharsets.US_ASCII);
  }
}
