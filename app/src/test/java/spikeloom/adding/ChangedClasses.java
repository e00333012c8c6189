package spikeloom.adding;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the classes of the program anew, changed ones first; libraries are shared with the tests.
 */
final class ChangedClasses extends URLClassLoader {
  private static final String PROGRAM = "spikeloom.";

  private ChangedClasses(URL[] urls) {
    super(urls, ChangedClasses.class.getClassLoader());
  }

  static ChangedClasses of(Path changed) throws MalformedURLException {
    List<URL> urls = new ArrayList<>(List.of(changed.toUri().toURL()));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new ChangedClasses(urls.toArray(URL[]::new));
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(PROGRAM)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
