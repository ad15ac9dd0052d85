package org.referralrouter.wire;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The accessors of public records as calls that the compiler of the JVM sees through, which a
 * method handle in a field is not.
 */
final class Accessors {
  private Accessors() {}

  /**
   * The call of this method.
   *
   * @throws IllegalArgumentException where it is not public, or takes arguments
   */
  @SuppressWarnings("unchecked") // the factory makes what it is asked for
  static Function<Object, @Nullable Object> of(Method method) {
    try {
      MethodHandle accessor = MethodHandles.publicLookup().unreflect(method);
      return (Function<Object, @Nullable Object>)
          LambdaMetafactory.metafactory(
                  MethodHandles.lookup(),
                  "apply",
                  MethodType.methodType(Function.class),
                  MethodType.methodType(Object.class, Object.class),
                  accessor,
                  accessor.type().wrap())
              .getTarget()
              .invoke();
    } catch (Throwable e) {
      throw new IllegalArgumentException("No call can be made of " + method, e);
    }
  }
}
