package spikeloom.app.reproduce;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import spikeloom.file.SafeFile;
import spikeloom.plan.Json;
import spikeloom.plan.RunException;

/** The page of a paper and, beside it, the JSON file that it is made from. */
public final class ResultFiles {
  private final Path page;
  private final Path numbers;

  /** Files of this page; the JSON file has its name with the ending {@code .json}. */
  public ResultFiles(Path page) {
    this.page = page;
    String name = page.getFileName().toString();
    numbers = page.resolveSibling(name.substring(0, name.length() - ".md".length()) + ".json");
  }

  /** Writes both. */
  public void write(Reproduced done) {
    try {
      Path folder = page.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      SafeFile.writeText(numbers, Json.write(done));
      SafeFile.writeText(page, PaperPage.text(done));
    } catch (IOException e) {
      throw new RunException(page + " cannot be written: " + SafeFile.reason(e) + ".", e);
    }
  }

  /** Reads the JSON file. */
  public Reproduced read() {
    try {
      return Json.mapper().readValue(Files.readString(numbers), Reproduced.class);
    } catch (IOException e) {
      throw new RunException(numbers + " cannot be read: " + SafeFile.reason(e) + ".", e);
    }
  }
}
