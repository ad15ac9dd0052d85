package org.referralrouter.routing;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.referralrouter.local.stack.Stack;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service on the shared stack, and its HTTP client. */
record RunningRouting(ConfigurableApplicationContext context, HttpClient http)
    implements AutoCloseable {
  static final Stack STACK = Stack.shared();
  private static final String STATE = "--ROUTING_STATE_DIR=";

  /** With its state in this directory. */
  static RunningRouting startWith(Path state) {
    String[] settings = settings();
    settings[settings.length - 1] = STATE + state;
    return new RunningRouting(
        new SpringApplication(RoutingApplication.class).run(settings), HttpClient.newHttpClient());
  }

  /** With these objects as beans, which stand for what is outside of the service. */
  static RunningRouting start(Object... outside) {
    SpringApplication service = new SpringApplication(RoutingApplication.class);
    service.addInitializers(
        context -> {
          for (Object bean : outside) {
            context.getBeanFactory().registerSingleton(bean.getClass().getName(), bean);
          }
        });
    return new RunningRouting(service.run(settings()), HttpClient.newHttpClient());
  }

  /** With a state of its own. */
  static String[] settings() {
    return new String[] {
      "--server.port=0",
      "--management.server.port=0",
      "--KAFKA_BOOTSTRAP_SERVERS=" + STACK.bootstrapServers(),
      "--SCHEMA_REGISTRY_URL=" + STACK.registryUrl(),
      "--OAUTH_ISSUER_URI=" + STACK.issuerUri(),
      STATE + Path.of("target", "state-" + UUID.randomUUID()).toAbsolutePath()
    };
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri("local.server.port", path));
  }

  HttpRequest.Builder management(String path) {
    return HttpRequest.newBuilder(uri("local.management.port", path));
  }

  HttpResponse<String> send(HttpRequest.Builder request, String... scopes) {
    if (scopes.length > 0) {
      request.header("Authorization", "Bearer " + STACK.token(scopes));
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** How often a thread that could not go on was replaced. */
  double threadsReplaced() {
    return context
        .getBean(MeterRegistry.class)
        .find("kafka.stream.failed.stream.threads")
        .meters()
        .stream()
        .flatMap(meter -> StreamSupport.stream(meter.measure().spliterator(), false))
        .mapToDouble(Measurement::getValue)
        .sum();
  }

  private URI uri(String port, String path) {
    return URI.create(
        "http://127.0.0.1:"
            + context.getBeanFactory().resolveEmbeddedValue("${" + port + "}")
            + path);
  }

  @Override
  public void close() {
    http.close();
    context.close();
  }
}
