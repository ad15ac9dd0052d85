package org.referralrouter.local.outage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.referralrouter.local.port.FreePort;

/**
 * A port in front of a server that others go on using. Shut, it ends every connection through it
 * and refuses others, as if the server were gone.
 */
public final class Door implements AutoCloseable {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  private final int port = FreePort.next();
  private final int behind;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listening;

  private Door(int behind) {
    this.behind = behind;
  }

  /** An open door in front of this port of 127.0.0.1. */
  public static Door to(int port) {
    Door door = new Door(port);
    door.open();
    return door;
  }

  /** An open door in front of the server of a JDBC address, and the address through it. */
  public static Door toServerOf(String jdbcUrl) {
    return to(portOf(jdbcUrl));
  }

  private static int portOf(String jdbcUrl) {
    return URI.create(jdbcUrl.substring("jdbc:".length())).getPort();
  }

  /** A JDBC address of the server behind, through this door. */
  public String through(String jdbcUrl) {
    return jdbcUrl.replace(":" + portOf(jdbcUrl) + "/", ":" + port + "/");
  }

  /** Lets in. */
  public synchronized void open() {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(HERE, port));
      listening = socket;
      Thread.ofPlatform().daemon().name("door").start(() -> letIn(socket));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on port " + port, e);
    }
  }

  /** Ends all that goes through and lets nobody in. */
  public synchronized void shut() {
    end(listening);
    listening = null;
    sockets.forEach(Door::end);
    sockets.clear();
  }

  private void letIn(ServerSocket at) {
    while (!at.isClosed()) {
      try {
        Socket outside = at.accept();
        Socket inside = new Socket(HERE, behind);
        sockets.add(outside);
        sockets.add(inside);
        pass(outside, inside);
        pass(inside, outside);
      } catch (IOException _) {
        // Shut, or nobody is behind it.
      }
    }
  }

  private void pass(Socket from, Socket to) {
    Thread.ofVirtual()
        .start(
            () -> {
              try (from;
                  to) {
                from.getInputStream().transferTo(to.getOutputStream());
              } catch (IOException _) {
                // One of the two has gone, and so does the other.
              } finally {
                sockets.remove(from);
                sockets.remove(to);
              }
            });
  }

  private static void end(@Nullable AutoCloseable socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (Exception _) {
      // It was closed already.
    }
  }

  @Override
  public void close() {
    shut();
  }
}
