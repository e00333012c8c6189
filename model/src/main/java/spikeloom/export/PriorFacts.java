package spikeloom.export;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import spikeloom.exploration.TrainedModel;
import spikeloom.plan.Setting;

/** The metadata of an exported prior: those of its run, with its own inputs and outputs. */
final class PriorFacts {
  private PriorFacts() {}

  static ModelFacts of(TrainedModel model) {
    ModelFacts facts = ModelFacts.of(model);
    int latents = model.autoencoder().prior().latents();
    Map<String, String> entries = new LinkedHashMap<>(facts.entries());
    entries.put("prior", Setting.PRIOR.of(model.plan()));
    entries.put(
        "input",
        String.format(
            Locale.ROOT,
            "%s [batch], whole number from 0; %s [batch, %d neurons] of the step before, 1 where a latent neuron fires; the state; spikes and state are 0 at step 0",
            OnnxPrior.STEP,
            OnnxPrior.SPIKES,
            latents));
    entries.put(
        "output",
        String.format(
            Locale.ROOT,
            "%s and %s [batch, %d neurons] of the spikes of the step; %sNAME of every state NAME",
            OnnxPrior.LOG_ODDS,
            OnnxPrior.PROBABILITIES,
            latents,
            OnnxPrior.NEXT));
    return new ModelFacts(
        "One step of the prior of the latent spikes of %s."
            .formatted(model.task().dataset().name()),
        facts.version(),
        Collections.unmodifiableMap(entries));
  }
}
