package spikeloom.export;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import spikeloom.file.DataException;

/**
 * ONNX Runtime, used optionally to verify ONNX files. It is not included (its library has 90 MB):
 * it is used if it is on the class path, or if its jar is given by the environment variable {@value
 * #VARIABLE}, or in the local repository of Maven.
 */
final class OnnxRuntime {
  /** The environment variable with the path of the jar. */
  static final String VARIABLE = "SPIKELOOM_ONNXRUNTIME";

  /** What runs files without it, in words. */
  static final String REPLACEMENT =
      "SpikeLoom's own reader (ONNX Runtime is not installed; " + VARIABLE + " can give its jar)";

  private final ClassLoader loader;

  private OnnxRuntime(ClassLoader loader) {
    this.loader = loader;
  }

  /** Returns ONNX Runtime, if available. */
  static Optional<OnnxRuntime> find() {
    ClassLoader own = OnnxRuntime.class.getClassLoader();
    if (has(own)) {
      return Optional.of(new OnnxRuntime(own));
    }
    return jar().map(OnnxRuntime::load).filter(OnnxRuntime::has).map(OnnxRuntime::new);
  }

  private static boolean has(ClassLoader loader) {
    try {
      Class.forName("ai.onnxruntime.OrtEnvironment", false, loader);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private static Optional<Path> jar() {
    String named = System.getenv(VARIABLE);
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    Path folder =
        Path.of(
            System.getProperty("user.home", "."),
            ".m2/repository/com/microsoft/onnxruntime/onnxruntime");
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(file -> file.getFileName().toString().matches("onnxruntime-[0-9.]+\\.jar"))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static ClassLoader load(Path jar) {
    try {
      return new URLClassLoader(
          new URL[] {jar.toUri().toURL()}, OnnxRuntime.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new DataException(jar + " is not a jar file; check " + VARIABLE + ".", e);
    }
  }

  /**
   * Runs the model of a file with one input and one output.
   *
   * @param shape of one sample
   * @param input samples one after another
   * @throws DataException if it cannot be run
   */
  float[] run(Path file, List<Integer> shape, float[] input, int samples) {
    int[] sizes =
        IntStream.concat(IntStream.of(samples), shape.stream().mapToInt(Integer::intValue))
            .toArray();
    try (Session session = open(file)) {
      Map<String, OnnxTensor> outputs =
          session.run(Map.of(session.inputs().get(0), new OnnxTensor(sizes, input)));
      return outputs.values().iterator().next().values();
    }
  }

  /**
   * Opens the model of a file.
   *
   * @throws DataException if it is rejected
   */
  Session open(Path file) {
    return attempt(
        file,
        () -> {
          Object environment =
              loader
                  .loadClass("ai.onnxruntime.OrtEnvironment")
                  .getMethod("getEnvironment")
                  .invoke(null);
          Object session =
              environment
                  .getClass()
                  .getMethod("createSession", String.class)
                  .invoke(environment, file.toString());
          return new Session(file, environment, session);
        });
  }

  /** A model that is loaded. */
  final class Session implements OnnxModel, AutoCloseable {
    private final Path file;
    private final Object environment;
    private final Object session;

    private Session(Path file, Object environment, Object session) {
      this.file = file;
      this.environment = environment;
      this.session = session;
    }

    /** The names of the inputs, in their order. */
    List<String> inputs() {
      return attempt(
          file,
          () ->
              ((Collection<?>) call(session, "getInputNames"))
                  .stream().map(String::valueOf).toList());
    }

    /**
     * Runs the model.
     *
     * @throws DataException if it cannot be run
     */
    @Override
    public Map<String, OnnxTensor> run(Map<String, OnnxTensor> inputs) {
      return attempt(file, () -> runAll(inputs));
    }

    private Map<String, OnnxTensor> runAll(Map<String, OnnxTensor> inputs)
        throws ReflectiveOperationException {
      Map<String, Object> given = new LinkedHashMap<>();
      for (Map.Entry<String, OnnxTensor> input : inputs.entrySet()) {
        given.put(input.getKey(), tensor(input.getValue()));
      }
      Object result = session.getClass().getMethod("run", Map.class).invoke(session, given);
      Map<String, OnnxTensor> outputs = new LinkedHashMap<>();
      for (Object named : (Iterable<?>) result) {
        Map.Entry<?, ?> output = (Map.Entry<?, ?>) named;
        outputs.put(String.valueOf(output.getKey()), read(output.getValue()));
      }
      call(result, "close");
      for (Object tensor : given.values()) {
        call(tensor, "close");
      }
      return outputs;
    }

    private Object tensor(OnnxTensor values) throws ReflectiveOperationException {
      Class<?> tensors = loader.loadClass("ai.onnxruntime.OnnxTensor");
      Class<?> environments = loader.loadClass("ai.onnxruntime.OrtEnvironment");
      Class<?> buffers = values.whole() ? LongBuffer.class : FloatBuffer.class;
      return tensors
          .getMethod("createTensor", environments, buffers, long[].class)
          .invoke(
              null,
              environment,
              values.whole() ? longs(values.values()) : FloatBuffer.wrap(values.values()),
              values.sizes());
    }

    private static LongBuffer longs(float[] values) {
      LongBuffer longs = LongBuffer.allocate(values.length);
      for (float value : values) {
        longs.put((long) value);
      }
      return longs.flip();
    }

    private static OnnxTensor read(Object tensor) throws ReflectiveOperationException {
      FloatBuffer buffer = (FloatBuffer) call(tensor, "getFloatBuffer");
      float[] values = new float[buffer.remaining()];
      buffer.get(values);
      long[] sizes = (long[]) call(call(tensor, "getInfo"), "getShape");
      return new OnnxTensor(Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray(), values);
    }

    @Override
    public void close() {
      attempt(file, () -> call(session, "close"));
    }
  }

  /** Calls by reflection. */
  private interface Calls<T> {
    T run() throws ReflectiveOperationException;
  }

  private static <T> T attempt(Path file, Calls<T> calls) {
    try {
      return calls.run();
    } catch (InvocationTargetException e) {
      throw failed(file, e.getCause() == null ? e : e.getCause());
    } catch (ReflectiveOperationException e) {
      throw failed(file, e);
    }
  }

  private static Object call(Object target, String method) throws ReflectiveOperationException {
    return target.getClass().getMethod(method).invoke(target);
  }

  private static DataException failed(Path file, Throwable e) {
    return new DataException(
        "%s is rejected by ONNX Runtime: %s; report this, or run without ONNX Runtime."
            .formatted(file, e.getMessage()),
        e);
  }
}
