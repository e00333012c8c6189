package spikeloom.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Programs of the machine, which tests use where they are installed. */
final class Installed {
  private static final long SECONDS = 60;

  private Installed() {}

  /**
   * What a program prints in a folder, with its messages; skips the test where the program is not
   * installed.
   */
  static String printed(Path folder, String... words) throws IOException, InterruptedException {
    assumeTrue(isInstalled(words[0]), "skipped: " + words[0] + " is not installed");
    Path out = Files.createTempFile("printed", ".txt");
    try {
      Process process =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      String text = Files.readString(out);
      assertTrue(ended, text);
      assertEquals(0, process.exitValue(), text);
      return text;
    } finally {
      Files.delete(out);
    }
  }

  private static boolean isInstalled(String program) {
    for (String place : String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(place, program))) {
        return true;
      }
    }
    return false;
  }
}
