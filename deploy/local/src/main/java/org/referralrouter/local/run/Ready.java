package org.referralrouter.local.run;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.referralrouter.local.port.FreePort;

/** How to see that a process serves. */
@FunctionalInterface
public interface Ready {
  /** Whether it serves now; false, too, when nothing answers. */
  boolean now();

  /** It serves when this URL answers 200. */
  static Ready http(HttpClient client, URI url) {
    var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(5)).build();
    return () -> {
      try {
        return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
      } catch (IOException silent) {
        return false;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    };
  }

  /** It serves when somebody accepts connections at this port of 127.0.0.1. */
  static Ready tcp(int port) {
    return () -> {
      try (var socket = new Socket()) {
        socket.connect(FreePort.address(port), 1000);
        return true;
      } catch (IOException silent) {
        return false;
      }
    };
  }
}
