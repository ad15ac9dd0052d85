package org.referralrouter.wire;

import io.apicurio.registry.resolver.client.RegistryClientFacade;
import io.apicurio.registry.resolver.client.RegistryClientFacadeFactory;
import io.apicurio.registry.resolver.config.SchemaResolverConfig;
import io.apicurio.registry.rest.client.models.ProblemDetails;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.referralrouter.wire.UnreadableRecord.Reason;

/**
 * Apicurio's client with a limit in time. By itself it waits for an answer without end, and a
 * stream thread that waits with it routes nothing and looks healthy. Here is also the one place
 * that knows what a registry's answer means: it does not have the schema, or it can't say.
 */
final class LimitedRegistry {
  private static final int NOT_FOUND = 404;

  private final RegistryClientFacade client;
  private final Duration limit;

  private LimitedRegistry(RegistryClientFacade client, Duration limit) {
    this.client = client;
    this.limit = limit;
  }

  /** A client with Apicurio's settings. */
  static RegistryClientFacade of(Map<String, ?> settings, Duration limit) {
    LimitedRegistry registry =
        new LimitedRegistry(
            RegistryClientFacadeFactory.create(new SchemaResolverConfig(settings)), limit);
    return (RegistryClientFacade)
        Proxy.newProxyInstance(
            RegistryClientFacade.class.getClassLoader(),
            new Class<?>[] {RegistryClientFacade.class},
            (_, method, arguments) -> registry.ask(method, arguments));
  }

  private @Nullable Object ask(Method method, Object @Nullable [] arguments) {
    FutureTask<@Nullable Object> answer = new FutureTask<>(() -> method.invoke(client, arguments));
    Thread asking = Thread.ofVirtual().name("registry-client").start(answer);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw meaning(e.getCause());
    } catch (TimeoutException e) {
      asking.interrupt();
      throw new RegistryUnavailable(e);
    } catch (InterruptedException e) {
      asking.interrupt();
      Thread.currentThread().interrupt();
      throw new RegistryUnavailable(e);
    }
  }

  private static KafkaException meaning(@Nullable Throwable invocation) {
    Throwable fault =
        invocation instanceof InvocationTargetException target && target.getCause() != null
            ? target.getCause()
            : Objects.requireNonNull(invocation);
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemDetails problem
          && Objects.equals(problem.getStatus(), NOT_FOUND)) {
        return new UnreadableRecord(Reason.UNKNOWN_SCHEMA);
      }
    }
    return new RegistryUnavailable(fault);
  }
}
