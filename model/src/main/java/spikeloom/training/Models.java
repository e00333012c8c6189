package spikeloom.training;

import spikeloom.decoder.Decoder;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.GroupDecoder;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.Windows;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.encoder.EncoderFamily;
import spikeloom.encoder.EncoderSpec;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.learning.Autoencoder;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.plan.DecoderPlan;
import spikeloom.plan.ObjectivePlan;
import spikeloom.plan.PlanException;
import spikeloom.plan.TrainingPlan;
import spikeloom.prior.Priors;
import spikeloom.random.RandomKey;

/** Builds the networks of a plan. */
public final class Models {
  private Models() {}

  /** The plan's networks at their initial weights; its gain must be set. */
  public static Autoencoder initial(TrainingPlan plan, Task task) {
    NativeBackend.start(plan.threads());
    RandomKey weights = Streams.weights(plan.seed());
    SpikingEncoder encoder = encoder(plan, task, weights.fold("encoder"));
    DecoderPlan d = plan.decoder();
    Windows windows = task.presentation().windows();
    LatentFeatures features =
        new LatentFeatures(
            d.decoding(),
            windows.window(),
            encoder.latents(),
            new LatentFeatures.Detail(plan.latentSpikes(), d.traceDecay(), d.bin()));
    ObjectivePlan o = plan.objective();
    int outputs = task.shape().size();
    return new Autoencoder(
        encoder,
        decoder(d, features, outputs, weights.fold("decoder")),
        Priors.create(
            o.prior(), encoder.latents(), windows.steps(), o.priorRate(), weights.fold("prior")),
        windows,
        new DirectedInformationBottleneck(
            o.distortion(),
            o.beta(windows.count(), outputs, encoder.rateTerms(windows.steps())),
            o.priorRate(),
            o.rate()));
  }

  private static Decoder decoder(
      DecoderPlan d, LatentFeatures features, int outputs, RandomKey weights) {
    if (d.kind() != DecoderKind.GROUPS) {
      return new Dl4jDecoder(new Dl4jStructure(d.kind(), features, d.hidden(), outputs), weights);
    }
    PlanException.unless(
        features.latents() % outputs == 0,
        "latent must be a multiple of the %d classes with decoder groups, not %d",
        outputs,
        features.latents());
    return new GroupDecoder(features, outputs);
  }

  private static SpikingEncoder encoder(TrainingPlan plan, Task task, RandomKey weights) {
    EncoderFamily family = plan.encoder().family();
    EncoderSpec spec = plan.encoderSpec(task.channels());
    family
        .problem(spec)
        .ifPresent(
            problem -> {
              throw new PlanException(problem);
            });
    return family.create(spec, weights);
  }
}
