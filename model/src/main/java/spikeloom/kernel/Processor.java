package spikeloom.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The processor that the program runs on. */
public final class Processor {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  private Processor() {}

  /** Its name if available, else its architecture. */
  public static String name() {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElseGet(Processor::architecture);
    } catch (IOException e) {
      return architecture(); // only Linux has the file
    }
  }

  private static String architecture() {
    return "an " + System.getProperty("os.arch") + " processor";
  }
}
