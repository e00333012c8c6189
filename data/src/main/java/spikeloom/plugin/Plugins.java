package spikeloom.plugin;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.file.SafeText;

/**
 * Loads the services of the program and of plug-ins. A plug-in is a jar whose manifest has the line
 * {@code SpikeLoom-Plugin-Api: 1} and which names its classes in {@code META-INF/services}.
 * Plug-ins are code: they are loaded only from a folder that the user names or owns, never from a
 * run directory or the current folder.
 */
public final class Plugins {
  /** The version of the interfaces that plug-ins implement. */
  public static final String API = "1";

  private static final String API_LINE = "SpikeLoom-Plugin-Api";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  private static volatile ClassLoader loader = Plugins.class.getClassLoader();
  private static volatile boolean used;

  private Plugins() {}

  /**
   * Adds the jars of a folder, in the order of their names. Must be called before the first service
   * is loaded.
   *
   * @return the jars
   * @throws DataException if the folder cannot be read, or a jar is not a plug-in for this version
   */
  public static List<Path> add(Path folder) {
    if (used) {
      throw new IllegalStateException("services have been loaded");
    }
    List<Path> jars;
    try (Stream<Path> files = Files.list(folder)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new DataException(
          "%s: plug-ins cannot be read: %s.".formatted(folder, SafeFile.reason(e)), e);
    }
    List<URL> urls = new ArrayList<>();
    for (Path jar : jars) {
      requireApi(jar);
      urls.add(url(jar));
    }
    if (!urls.isEmpty()) {
      loader = new URLClassLoader("plug-ins", urls.toArray(URL[]::new), loader);
    }
    return jars;
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(jar + " has no URL", e);
    }
  }

  private static void requireApi(Path jar) {
    try (JarFile file = new JarFile(new File(jar.toString()))) {
      Manifest manifest = file.getManifest();
      String api = manifest == null ? null : manifest.getMainAttributes().getValue(API_LINE);
      if (!API.equals(api)) {
        throw new DataException(
            "%s: %s. This version of SpikeLoom loads plug-ins whose manifest has the line '%s: %s'."
                .formatted(
                    jar,
                    api == null ? "not a plug-in" : "a plug-in for interface version " + api,
                    API_LINE,
                    API));
      }
    } catch (IOException e) {
      throw new DataException("%s: not a jar file: %s.".formatted(jar, SafeFile.reason(e)), e);
    }
  }

  /**
   * Creates an object of a class of the program or of a plug-in.
   *
   * @param name full name of a class with a public constructor without arguments
   * @throws DataException if there is no such class, or it is of another type
   */
  public static <T> T instance(Class<T> type, String name) {
    used = true;
    try {
      Class<?> found = Class.forName(name, false, loader);
      if (!type.isAssignableFrom(found)) {
        throw new DataException(
            "Class %s is no %s; name another.".formatted(name, type.getSimpleName()));
      }
      return type.cast(found.getConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      throw new DataException(
          "There is no class %s; give its full name, and its jar with --plugins."
              .formatted(SafeText.escaped(name)),
          e);
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new DataException(
          "Class %s cannot be used (%s): it needs to be public, with a public constructor without arguments."
              .formatted(name, e.getClass().getSimpleName()),
          e);
    }
  }

  /**
   * Returns the implementations of a service: those of the program in their declared order, then
   * those of plug-ins.
   *
   * @param name returns the name of an implementation: at most 40 lower-case letters, digits and
   *     hyphens, starting with a letter
   * @throws DataException if a plug-in cannot be loaded or its name is taken or invalid
   */
  public static <T> List<T> services(Class<T> type, Function<T, String> name) {
    return services(type, name, List.of());
  }

  /**
   * The same beside parts of the program that are not services.
   *
   * @param taken the names of these parts
   */
  public static <T> List<T> services(
      Class<T> type, Function<T, String> name, Collection<String> taken) {
    used = true;
    List<T> all = new ArrayList<>();
    Set<String> names = new HashSet<>(taken);
    try {
      for (T service : ServiceLoader.load(type, loader)) {
        String called = name.apply(service);
        if (!NAME.matcher(called).matches() || !names.add(called)) {
          throw new DataException(
              "Plug-in class %s: the name '%s' is %s. Remove the plug-in or change its name."
                  .formatted(
                      service.getClass().getName(),
                      called,
                      names.contains(called) ? "already taken" : "invalid"));
        }
        all.add(service);
      }
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new DataException(
          "A plug-in cannot be loaded: %s. Remove it from the plug-in folder."
              .formatted(e.getMessage()),
          e);
    }
    return List.copyOf(all);
  }
}
