package spikeloom.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import spikeloom.exploration.Exploration;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Json;
import spikeloom.run.RunDirectory;
import spikeloom.spike.SpikePart;

final class RunPageTest {
  private static final String BEGIN = "<script type=\"application/json\" id=\"data\">";

  @TempDir Path folder;

  @Test
  void thePageHoldsTheSpikesAndTheOutputsOfTheDecoderAfterEveryStep() throws IOException {
    Path run = folder.resolve("run");
    Path page = folder.resolve("run.html");
    try (TrainedModel model = TinyRun.trained(run, "")) {
      ExportReport report = write(run, model, 3, page);
      assertEquals(3, report.samples());
      JsonNode data = data(page);
      assertEquals("run", data.get("name").asText());
      assertEquals(3, data.get("samples").size());
      Exploration exploration = new Exploration(model);
      for (int i = 0; i < 3; i++) {
        JsonNode shown = data.get("samples").get(i);
        Exploration.Sample sample = exploration.sample(i);
        assertEquals(sample.className(), shown.get("class").asText());
        assertEquals("[1,28,28]", shown.get("picture").toString());
        assertEquals(count(sample.spikes()), shown.get("spikes").size() / 2);
        for (int s = 0; s < shown.get("spikes").size(); s += 2) {
          int step = shown.get("spikes").get(s).asInt();
          assertTrue(sample.spikes()[step][shown.get("spikes").get(s + 1).asInt()] != 0);
        }
        assertEquals("[0,1,2,3,4,5,6]", shown.get("times").toString());
        for (int t = 0; t <= 6; t++) {
          Exploration.Decoded decoded =
              exploration.decode(sample, sample.spikes(), SpikePart.first(t));
          assertEquals(decoded.distortion(), shown.get("distortions").get(t).asDouble(), 1e-12);
          byte[] levels = Base64.getDecoder().decode(shown.get("outputs").get(t).asText());
          float[] values = decoded.reconstruction().values();
          assertEquals(values.length, levels.length);
          for (int v = 0; v < values.length; v++) {
            assertEquals(values[v], (levels[v] & 255) / 255.0, 0.5 / 255 + 1e-6);
          }
        }
      }
    }
  }

  @Test
  void resultsAndCurvesAreThoseOfTheRun() throws IOException {
    Path run = folder.resolve("run");
    Path page = folder.resolve("run.html");
    try (TrainedModel model = TinyRun.trained(run, "")) {
      write(run, model, 1, page);
    }
    JsonNode data = data(page);
    JsonNode summary = Json.mapper().readTree(run.resolve("summary.json").toFile());
    String shown = data.get("results").get(0).get(1).asText();
    double expected = summary.get("test_distortion").asDouble();
    assertEquals(expected, Double.parseDouble(shown.split(" ", 2)[0]), 1e-5);
    List<String> rows = Files.readAllLines(run.resolve("metrics.csv"));
    assertEquals(rows.size() - 1, data.get("curves").get("training").size());
    assertTrue(data.get("plan").asText().contains("\"strokes\""));
  }

  @Test
  void aHostileNameStaysText() throws IOException {
    Path run = folder.resolve("a<script>alert(1)&");
    Path page = folder.resolve("run.html");
    try (TrainedModel model = TinyRun.trained(run, "")) {
      write(run, model, 1, page);
    }
    String text = Files.readString(page);
    assertFalse(text.contains("<script>alert"), "an element in the name");
    assertTrue(text.contains("a&lt;script&gt;alert(1)&amp;"));
    assertEquals("a<script>alert(1)&", data(page).get("name").asText());
    assertFalse(json(text).contains("<"), "data could end their element");
  }

  @Test
  void thePageAsksForNothing() throws IOException {
    Path run = folder.resolve("run");
    Path page = folder.resolve("run.html");
    try (TrainedModel model = TinyRun.trained(run, "")) {
      write(run, model, 1, page);
    }
    String text = Files.readString(page);
    assertTrue(text.contains("default-src 'none'"));
    for (String way : List.of("src=", "href=", "url(", "@import", "fetch(", "XMLHttpRequest")) {
      assertFalse(text.contains(way), way);
    }
  }

  private static ExportReport write(Path run, TrainedModel model, int samples, Path page) {
    return ExportFormats.named("html")
        .write(
            new ExportRequest(
                RunDirectory.openToRead(run),
                model,
                model.task().dataset().test(),
                samples,
                Strictness.TELL,
                page));
  }

  private static JsonNode data(Path page) throws IOException {
    return Json.mapper().readTree(json(Files.readString(page)));
  }

  private static String json(String page) {
    int from = page.indexOf(BEGIN) + BEGIN.length();
    return page.substring(from, page.indexOf("</script>", from));
  }

  private static int count(float[][] spikes) {
    int count = 0;
    for (float[] step : spikes) {
      for (float spike : step) {
        count += spike != 0 ? 1 : 0;
      }
    }
    return count;
  }
}
