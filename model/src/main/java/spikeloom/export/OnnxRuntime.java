package spikeloom.export;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * Runs the model of a file.
   *
   * @param shape of one sample
   * @param input samples one after another
   * @throws DataException if it cannot be run
   */
  float[] run(Path file, List<Integer> shape, float[] input, int samples) {
    try {
      Class<?> environments = loader.loadClass("ai.onnxruntime.OrtEnvironment");
      Class<?> tensors = loader.loadClass("ai.onnxruntime.OnnxTensor");
      Object environment = environments.getMethod("getEnvironment").invoke(null);
      long[] sizes = new long[shape.size() + 1];
      sizes[0] = samples;
      for (int i = 0; i < shape.size(); i++) {
        sizes[i + 1] = shape.get(i);
      }
      Object session =
          environments
              .getMethod("createSession", String.class)
              .invoke(environment, file.toString());
      Object tensor =
          tensors
              .getMethod("createTensor", environments, FloatBuffer.class, long[].class)
              .invoke(null, environment, FloatBuffer.wrap(input), sizes);
      Iterable<?> names = (Iterable<?>) call(session, "getInputNames");
      Map<?, ?> given = Map.of(names.iterator().next(), tensor);
      Object result = session.getClass().getMethod("run", Map.class).invoke(session, given);
      Object output = result.getClass().getMethod("get", int.class).invoke(result, 0);
      float[] values = flat((float[][]) call(output, "getValue"));
      for (Object done : List.of(result, tensor, session)) {
        call(done, "close");
      }
      return values;
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

  private static float[] flat(float[][] rows) {
    float[] values = new float[rows.length * rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, values, i * rows[i].length, rows[i].length);
    }
    return values;
  }
}
