package org.referralrouter.local.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.local.port.FreePort;

class MailSinkIT {
  @TempDir private Path directory;

  @Test
  void a_mail_ends_as_a_text_file() throws IOException {
    int port = FreePort.next();
    try (var _ = MailSink.start(port, directory)) {
      send(port);
      try (var files = Files.list(directory)) {
        List<Path> kept = files.toList();
        assertThat(kept).hasSize(1);
        assertThat(kept.getFirst().getFileName().toString()).endsWith("duty@police.example.txt");
        assertThat(kept.getFirst())
            .content()
            .contains("To: duty@police.example", "Subject: A referral waits", "Reference 42");
      }
    }
  }

  private static void send(int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(FreePort.address(port));
      var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
      in.readLine();
      say(socket, in, "HELO tests");
      say(socket, in, "MAIL FROM:<router@board.example>");
      say(socket, in, "RCPT TO:<duty@police.example>");
      say(socket, in, "DATA");
      say(
          socket,
          in,
          "From: router@board.example\r\nSubject: A referral waits\r\n\r\nReference 42\r\n.");
    }
  }

  private static void say(Socket socket, BufferedReader in, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
    assertThat(in.readLine()).startsWith(line.equals("DATA") ? "3" : "2");
  }
}
