package spikeloom.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the program, or another class with a main method, in a JVM of its own. */
final class Program {
  private static final long MOST_MINUTES = 15;

  private final Path folder;
  private final List<String> options;
  private int started;

  /**
   * @param folder working folder, and of what is printed
   * @param options of the JVM
   */
  Program(Path folder, String... options) {
    this.folder = folder;
    this.options = List.of(options);
  }

  /** A started process, and where it prints. */
  record Running(Process process, Path out, Path err) {
    /** Waits for its end; kills it after a long time, which {@link Outcome#fault} reports. */
    Outcome await() {
      return await(MOST_MINUTES);
    }

    /** The same for a process that does the work of many. */
    Outcome awaitLong() {
      return await(100 * MOST_MINUTES);
    }

    private Outcome await(long minutes) {
      try {
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
          process.destroyForcibly().waitFor();
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", e);
      }
    }

    /** Kills it as kill -9 does, unless it has ended; whether it was killed. */
    boolean kill() {
      boolean alive = process.isAlive();
      process.destroyForcibly();
      await();
      return alive && process.exitValue() != 0;
    }
  }

  Outcome run(String... arguments) {
    return start(arguments).await();
  }

  Running start(String... arguments) {
    return start("spikeloom.app.Main", arguments);
  }

  Running start(String main, String[] arguments) {
    Path out = folder.resolve("out-" + started + ".txt");
    return start(main, arguments, out, out);
  }

  /** Prints to a device, of which nothing is read back. */
  Running startWithOutput(Path device, String... arguments) {
    return start("spikeloom.app.Main", arguments, device, Path.of("/dev/null"));
  }

  private Running start(String main, String[] arguments, Path out, Path readBack) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("--add-modules=jdk.incubator.vector");
    line.add("-Djava.awt.headless=true");
    line.addAll(options);
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    line.addAll(List.of(arguments));
    try {
      Files.createDirectories(folder);
      Path err = folder.resolve("err-" + started + ".txt");
      started++;
      Process process =
          new ProcessBuilder(line)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      return new Running(process, readBack, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
