package spikeloom.export.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import spikeloom.exploration.Exploration;
import spikeloom.exploration.TrainedModel;
import spikeloom.file.DataException;
import spikeloom.file.SafeFile;
import spikeloom.objective.Distortion;
import spikeloom.plan.Json;
import spikeloom.plan.PlanJson;
import spikeloom.plan.TrainingPlan;
import spikeloom.plan.Version;
import spikeloom.run.Progress;
import spikeloom.run.RunDirectory;
import spikeloom.run.RunHistory;
import spikeloom.run.RunSummary;
import spikeloom.run.ValidationPoint;

/**
 * A run as one HTML page that needs nothing else: plan, results, learning curves, and test samples
 * whose reconstruction follows the time. Spikes and the decoder's outputs are in the page; scripts
 * and pictures of other places are forbidden by its content security policy.
 */
public final class RunPage {
  private static final String TEMPLATE = "run-page.html";
  private static final String TITLE = "{{title}}";
  private static final String DATA = "{{data}}";
  private static final int MOST_POINTS = 400; // of a curve

  private RunPage() {}

  /**
   * Writes the page.
   *
   * @param wanted number of test samples, or 0 for the default; pages of large signals hold fewer
   * @return how many samples it shows
   * @throws spikeloom.plan.RunException if the run's decoder reconstructs no signal from spikes in
   *     steps
   * @throws DataException if it cannot be written
   */
  public static int write(RunDirectory run, TrainedModel model, int wanted, Path file) {
    String title = String.valueOf(run.path().toAbsolutePath().normalize().getFileName());
    // The model belongs to the caller, so the exploration is not closed.
    PageSamples samples = PageSamples.of(new Exploration(model), wanted);
    try {
      ObjectNode data = data(title, run, model.plan(), samples);
      // As the content of a script element, the text must not hold the end of the element.
      String json = Json.mapper().writeValueAsString(data).replace("<", "\\u003c");
      SafeFile.writeText(file, template().replace(TITLE, escaped(title)).replace(DATA, json));
    } catch (IOException e) {
      throw new DataException(
          "%s cannot be written: %s; check the folder and its permissions."
              .formatted(file, SafeFile.reason(e)),
          e);
    }
    return samples.count();
  }

  private static ObjectNode data(
      String title, RunDirectory run, TrainingPlan plan, PageSamples samples) {
    Distortion measure = plan.objective().distortion();
    ObjectNode data = Json.mapper().createObjectNode();
    data.put("name", title);
    data.put("version", Version.current());
    data.put("plan", PlanJson.write(plan).strip());
    data.put("unit", measure.unit());
    ArrayNode results = data.putArray("results");
    RunSummary.of(run).ifPresent(summary -> results(summary, measure, results));
    RunHistory history = run.history(note -> {});
    curves(history, data.putObject("curves"));
    data.set("samples", samples.json());
    return data;
  }

  private static void results(RunSummary summary, Distortion measure, ArrayNode into) {
    row(
        into,
        "test distortion",
        String.format(Locale.ROOT, "%.5f %s", summary.testDistortion(), measure.unit()));
    row(into, "test PSNR", String.format(Locale.ROOT, "%.2f dB", summary.testPsnr()));
    optional(into, "predicting the mean", "%.5f", summary.meanTargetDistortion());
    optional(into, "test accuracy", "%.4f", summary.testAccuracy());
    optional(into, "information rate", "%.1f bits per example", summary.rateBits());
    optional(into, "code length", "%.1f bits per example", summary.codeLengthBits());
    optional(into, "negative ELBO", "%.2f nats per example", summary.testNegativeElbo());
    optional(into, "latent spikes", "%.1f per example", summary.latentSpikesPerExample());
    row(into, "epochs", Integer.toString(summary.epochs()));
    row(into, "seed", Long.toString(summary.seed()));
    row(
        into,
        "parameters",
        String.format(
            Locale.ROOT,
            "%,d encoder, %,d decoder",
            summary.parametersEncoder(),
            summary.parametersDecoder()));
  }

  private static void optional(ArrayNode into, String name, String format, @Nullable Double value) {
    if (value != null) {
      row(into, name, String.format(Locale.ROOT, format, value));
    }
  }

  private static void row(ArrayNode into, String name, String text) {
    into.addArray().add(name).add(text);
  }

  private static void curves(RunHistory history, ObjectNode into) {
    ArrayNode training = into.putArray("training");
    List<Progress> metrics = history.metrics();
    int stride = Math.max(1, metrics.size() / MOST_POINTS);
    for (int i = 0; i < metrics.size(); i += stride) {
      Progress p = metrics.get(i);
      point(training, p.examples(), p.distortion(), p.rateBits());
    }
    ArrayNode validation = into.putArray("validation");
    for (ValidationPoint p : history.validation()) {
      point(validation, p.examples(), p.distortion(), p.rateBits());
    }
  }

  private static void point(ArrayNode into, long examples, double distortion, double rate) {
    ArrayNode point = into.addArray().add(examples).add(distortion);
    if (Double.isFinite(rate)) {
      point.add(rate);
    }
  }

  private static String template() throws IOException {
    try (InputStream in = RunPage.class.getResourceAsStream(TEMPLATE)) {
      if (in == null) {
        throw new IllegalStateException(TEMPLATE + " is missing from the program");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
