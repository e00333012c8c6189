package spikeloom.app.console;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the program does at the first signal of one kind; the second one has its former effect. The
 * JDK offers signals only in the module {@code jdk.unsupported}, whose use is a compiler warning,
 * so it is called by reflection.
 */
final class SignalHandler implements InvocationHandler, AutoCloseable {
  private static final String SIGNAL = "sun.misc.Signal";
  private static final String HANDLER = "sun.misc.SignalHandler";

  private final Object signal;
  private final Runnable action;
  private volatile @Nullable Object before;

  private SignalHandler(Object signal, Runnable action) {
    this.signal = signal;
    this.action = action;
  }

  /**
   * Runs an action at the first signal of this name.
   *
   * @param name for instance {@code TERM}
   * @return empty if this JVM does not let programs handle the signal
   */
  static Optional<SignalHandler> install(String name, Runnable action) {
    try {
      Object signal = Class.forName(SIGNAL).getConstructor(String.class).newInstance(name);
      SignalHandler handler = new SignalHandler(signal, action);
      Class<?>[] type = {Class.forName(HANDLER)};
      handler.before =
          handle(
              signal, Proxy.newProxyInstance(SignalHandler.class.getClassLoader(), type, handler));
      return Optional.of(handler);
    } catch (ReflectiveOperationException e) {
      return Optional.empty();
    }
  }

  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    Method handle =
        Class.forName(SIGNAL).getMethod("handle", signal.getClass(), Class.forName(HANDLER));
    return handle.invoke(null, signal, handler);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) {
    return switch (method.getName()) {
      case "handle" -> {
        close();
        action.run();
        yield null;
      }
      case "equals" -> arguments != null && proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> signal.toString();
    };
  }

  /** Restores the former effect of the signal. */
  @Override
  public void close() {
    Object former = before;
    if (former != null) {
      try {
        handle(signal, former);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
