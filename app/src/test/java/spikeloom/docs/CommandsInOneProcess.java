package spikeloom.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import spikeloom.app.Main;

/**
 * A program that runs several commands one after the other in its working folder, and ends with the
 * exit code of the first that fails. One start of Java serves all commands of a page.
 */
final class CommandsInOneProcess {
  /** Between the words of a command. */
  static final String SEPARATOR = "\t";

  private CommandsInOneProcess() {}

  /** Runs the commands of a file, one per line. */
  public static void main(String[] arguments) throws IOException {
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      System.out.println("$ ./spikeloom " + line.replace(SEPARATOR, " "));
      int code = Main.execute(line.split(SEPARATOR, -1));
      if (code != 0) {
        System.exit(code);
      }
    }
    System.exit(0); // threads of the native library may still wait for work
  }
}
