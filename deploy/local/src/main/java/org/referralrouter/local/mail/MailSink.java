package org.referralrouter.local.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Clock;

/** An SMTP server on 127.0.0.1 that keeps every mail as a text file and sends nothing on. */
public final class MailSink implements AutoCloseable {
  private final GreenMail server;

  private MailSink(GreenMail server) {
    this.server = server;
  }

  /** Starts the server, and returns when it serves. */
  public static MailSink start(int port, Path directory) {
    var server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    var mailbox = new Mailbox(directory, Clock.systemUTC());
    server.getUserManager().setAuthRequired(false);
    server
        .getUserManager()
        .setMessageDeliveryHandler(
            (message, to) -> {
              mailbox.keep(message.getMessage(), to.getEmail());
              return new UserWithoutMailbox(to.getEmail());
            });
    server.start();
    return new MailSink(server);
  }

  @Override
  public void close() {
    server.stop();
  }
}
