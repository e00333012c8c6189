package spikeloom.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import spikeloom.dataset.known.Catalog;
import spikeloom.dataset.known.CatalogEntry;
import spikeloom.decoder.LatentFeatures;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.PlanJson;
import spikeloom.plan.TrainingPlan;
import spikeloom.plan.Version;
import spikeloom.text.Wording;

/**
 * The metadata of an exported model.
 *
 * @param sentence description
 * @param version of the program
 * @param entries names and values: format, plan, data, units, citation
 */
record ModelFacts(String sentence, String version, Map<String, String> entries) {
  /** Version of this package's additions to the formats; see docs/decisions. */
  static final int FORMAT = 1;

  static ModelFacts of(TrainedModel model) {
    TrainingPlan plan = model.plan();
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("spikeloom_export_format", Integer.toString(FORMAT));
    entries.put("spikeloom_version", Version.current());
    entries.put("input", input(model));
    entries.put(
        "output",
        "%s, in [0, 1] if the training data are, of shape %s"
            .formatted(OnnxDecoder.output(plan.objective().distortion()), model.task().shape()));
    entries.put("steps", Integer.toString(plan.data().steps()));
    entries.put("prior_rate", Double.toString(plan.objective().priorRate()));
    entries.put("plan", PlanJson.write(plan));
    entries.put("data", model.task().dataset().name());
    entries.put("split_sha256", model.task().dataset().splitHash());
    if (Catalog.names().contains(plan.data().name())) {
      CatalogEntry known = Catalog.entry(plan.data().name());
      entries.put("data_licence", known.licence());
      entries.put("data_citation", known.citation());
    }
    entries.put("citation", CITATION);
    return new ModelFacts(
        "Decoder of a hybrid SNN-ANN autoencoder, from latent spikes to %s."
            .formatted(model.task().dataset().name()),
        Version.current(),
        Collections.unmodifiableMap(entries));
  }

  /** All metadata as text, one per line; the plan last. */
  String text() {
    StringBuilder text = new StringBuilder(sentence).append('\n');
    entries.forEach(
        (name, value) -> {
          if (!name.equals("plan")) {
            text.append(name).append(": ").append(value).append('\n');
          }
        });
    return text.append("plan: ").append(entries.get("plan")).toString();
  }

  static final String CITATION =
      "Method: Skatchkovsky, Simeone, Jang: Learning to time-decode in spiking neural networks"
          + " through the information bottleneck, NeurIPS 2021.";

  private static String input(TrainedModel model) {
    LatentFeatures features = model.autoencoder().decoder().features();
    return switch (DecoderSamples.kind(features)) {
      case SPIKES ->
          String.format(
              Locale.ROOT,
              "spikes [batch, %d neurons, %d steps], 1 where a latent neuron fires, oldest step first",
              features.latents(),
              features.steps());
      case COUNTS ->
          String.format(
              Locale.ROOT,
              "counts [batch, %d neurons], spikes of each latent neuron in %d steps",
              features.latents(),
              features.steps());
      case FEATURES ->
          String.format(
              Locale.ROOT,
              "features [batch, %d neurons], %s of the exact spike times",
              features.latents(),
              Wording.of(features.decoding()));
    };
  }
}
