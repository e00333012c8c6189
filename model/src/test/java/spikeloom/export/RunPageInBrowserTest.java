package spikeloom.export;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.exploration.TrainedModel;
import spikeloom.run.RunDirectory;

/** The page of a run in headless Chromium; skipped where there is none. */
final class RunPageInBrowserTest {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** Moves the time to 0 and leaves what it saw in the document. */
  private static final String VISITOR =
      """
      <script>
      const picture = document.querySelectorAll("canvas")[1];
      const before = picture.toDataURL();
      slider.value = 0;
      slider.dispatchEvent(new Event("input"));
      const seen = document.createElement("p");
      seen.id = "seen";
      seen.textContent = [picture.toDataURL() !== before, byId("shown").textContent,
        performance.getEntriesByType("resource").length + " requests"].join("; ");
      document.body.appendChild(seen);
      </script>
      """;

  @Test
  void movingTheTimeChangesThePictureAndNothingIsRequested(@TempDir Path folder)
      throws IOException, InterruptedException {
    Optional<Path> browser = browser();
    assumeTrue(browser.isPresent(), "skipped: Chromium is not installed");
    Path run = folder.resolve("run");
    Path page = folder.resolve("run.html");
    try (TrainedModel model = TinyRun.trained(run, "")) {
      ExportFormats.named("html")
          .write(
              new ExportRequest(
                  RunDirectory.openToRead(run),
                  model,
                  model.task().dataset().test(),
                  2,
                  Strictness.TELL,
                  page));
    }
    String text = Files.readString(page);
    Files.writeString(page, text.replace("</body>", VISITOR + "</body>"));
    String document = document(browser.orElseThrow(), page, folder);
    assertTrue(document.contains("<p id=\"seen\">true; 0 of 6; 0 requests</p>"), document);
  }

  private static String document(Path browser, Path page, Path folder)
      throws IOException, InterruptedException {
    Path out = folder.resolve("document.html");
    Process process =
        new ProcessBuilder(
                browser.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("browser"),
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the browser does not end");
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out);
  }

  private static Optional<Path> browser() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator, -1))
        .flatMap(folder -> BROWSERS.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
