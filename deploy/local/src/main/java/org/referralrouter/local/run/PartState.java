package org.referralrouter.local.run;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.referralrouter.local.run.Ports.Port;

/**
 * Whether a part serves, seen from outside.
 *
 * @param address where it listens
 */
public record PartState(String part, boolean up, String address) {

  /**
   * The state of every part at these ports, in the order of their start. All are asked at once: one
   * that hangs keeps nobody waiting for the others.
   */
  public static List<PartState> all(Ports ports) {
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var questions = new ArrayList<Callable<PartState>>();
      for (var port : List.of(Port.POSTGRES, Port.BROKER, Port.MAIL)) {
        questions.add(
            () ->
                new PartState(
                    port.part(), Ready.tcp(ports.of(port)).now(), "127.0.0.1:" + ports.of(port)));
      }
      questions.add(
          () -> web(http, ports, Port.REGISTRY, Port.REGISTRY, "/apis/ccompat/v7/subjects"));
      questions.add(() -> web(http, ports, Port.ISSUER, Port.ISSUER, "/oauth2/jwks"));
      questions.add(() -> web(http, ports, Port.WITNESS, Port.WITNESS, Parts.HEALTH_OF_WITNESS));
      for (var service : Service.values()) {
        questions.add(
            () -> web(http, ports, service.port(), service.management(), Service.READINESS));
      }
      return threads.invokeAll(questions).stream().map(Future::resultNow).toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while parts were asked", e);
    }
  }

  /** The state of Prometheus and Alertmanager. */
  public static List<PartState> ofObservers(Ports ports) {
    try (var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build()) {
      return Stream.of(Port.PROMETHEUS, Port.ALERTMANAGER)
          .map(port -> web(http, ports, port, port, Observation.READY))
          .toList();
    }
  }

  private static PartState web(HttpClient http, Ports ports, Port port, Port asked, String path) {
    return new PartState(
        port.part(),
        Ready.http(http, ports.url(asked).resolve(path)).now(),
        ports.url(port).toString());
  }
}
