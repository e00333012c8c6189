package spikeloom.training;

import java.util.Objects;
import java.util.Optional;
import spikeloom.array.MapSize;
import spikeloom.decoder.Decoder;
import spikeloom.decoder.DeconvShape;
import spikeloom.decoder.GroupDecoder;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.OutputGroups;
import spikeloom.decoder.Windows;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jFile;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.decoder.dl4j.NetworkDecoder;
import spikeloom.decoder.dl4j.NetworkException;
import spikeloom.decoder.dl4j.NetworkStructure;
import spikeloom.encoder.EncoderFamily;
import spikeloom.encoder.EncoderSpec;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.learning.Autoencoder;
import spikeloom.learning.SignalGroups;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.objective.Distortion;
import spikeloom.objective.LearnedScale;
import spikeloom.plan.DecoderPlan;
import spikeloom.plan.ObjectivePlan;
import spikeloom.plan.PlanException;
import spikeloom.plan.TrainingPlan;
import spikeloom.prior.Priors;
import spikeloom.random.RandomKey;
import spikeloom.spike.SignalShape;

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
        decoder(plan, features, task.shape(), groups(plan, task.shape()), weights.fold("decoder")),
        Priors.create(
            o.prior(), encoder.latents(), windows.steps(), o.priorRate(), weights.fold("prior")),
        windows,
        new DirectedInformationBottleneck(
            o.distortion(),
            o.beta(windows.count(), outputs, encoder.rateTerms(windows.steps())),
            o.priorRate(),
            o.rate()));
  }

  /**
   * The decoder of a plan at its initial weights.
   *
   * @param target shape of the signal
   * @param groups outputs that share a learned scale, see {@link #groups}
   * @throws PlanException if it does not fit the features or the signal
   */
  public static Decoder decoder(
      TrainingPlan plan,
      LatentFeatures features,
      SignalShape target,
      OutputGroups groups,
      RandomKey weights) {
    int outputs = target.size();
    DecoderPlan d = plan.decoder();
    return switch (d.kind()) {
      case LINEAR, MLP, CONV ->
          scaled(
              plan,
              new Dl4jDecoder(
                  new Dl4jStructure(d.kind(), features, d.hidden(), outputs), groups, weights));
      case DECONV ->
          scaled(
              plan,
              new Dl4jDecoder(
                  Dl4jStructure.of(features, deconv(plan, features, target)), groups, weights));
      case GROUPS -> groups(features, outputs);
      case NETWORK -> network(plan, features, outputs, weights);
    };
  }

  /** The outputs that share a learned scale of the plan's likelihood. */
  public static OutputGroups groups(TrainingPlan plan, SignalShape target) {
    return plan.objective().distortion().learnedScale().isPresent()
        ? SignalGroups.of(target)
        : OutputGroups.NONE;
  }

  private static Decoder scaled(TrainingPlan plan, Decoder decoder) {
    decoder
        .scale()
        .ifPresent(
            scale -> {
              Distortion.ScaleRange range =
                  plan.objective().distortion().learnedScale().orElseThrow();
              scale.set(
                  decoder.parameters(), LearnedScale.parameter(range.initial(), range.floor()));
            });
    return decoder;
  }

  /**
   * The layers of decoder {@code deconv}.
   *
   * @throws PlanException if they do not fit the features or the target
   */
  public static DeconvShape deconv(TrainingPlan plan, LatentFeatures features, SignalShape target) {
    if (!(target instanceof SignalShape.Image image)) {
      throw new PlanException(
          "decoder deconv makes pictures, but a target is %s: use decoder mlp or linear"
              .formatted(target));
    }
    MapSize picture = new MapSize(image.height(), image.width(), image.planes());
    try {
      // The encoder's input has the sides of the picture, if perhaps not its planes.
      Optional<MapSize> latent =
          plan.encoder().maps(Optional.of(image)).latentSize(plan.encoder().latent());
      return DeconvShape.of(features, latent, plan.decoder().maps(), picture);
    } catch (IllegalArgumentException e) {
      throw new PlanException(String.valueOf(e.getMessage()));
    }
  }

  private static Decoder network(
      TrainingPlan plan, LatentFeatures features, int outputs, RandomKey weights) {
    boolean frozen = plan.decoder().frozen() == DecoderPlan.Frozen.YES;
    try {
      return new NetworkDecoder(
          new NetworkStructure(
              configuration(plan),
              Objects.requireNonNull(plan.decoder().networkSource()).input(),
              output(plan),
              features,
              outputs,
              frozen),
          weights);
    } catch (NetworkException e) {
      throw new PlanException(
          "--decoder %s: %s".formatted(plan.decoder().network(), e.getMessage()));
    }
  }

  /** The configuration of a network from a file, as JSON. */
  static String configuration(TrainingPlan plan) {
    return Objects.requireNonNull(plan.decoder().networkSource()).configuration().toString();
  }

  /** The output function that the distortion of a plan joins with its loss. */
  public static Dl4jFile.Output output(TrainingPlan plan) {
    return switch (plan.objective().distortion()) {
      case CROSS_ENTROPY -> Dl4jFile.Output.LOGISTIC;
      case CLASS -> Dl4jFile.Output.SOFTMAX;
      case SQUARED_ERROR, GAUSSIAN -> Dl4jFile.Output.IDENTITY;
      case LOGISTIC -> Dl4jFile.Output.CLIPPED;
      case CONTINUOUS_BERNOULLI -> Dl4jFile.Output.CONTINUOUS_BERNOULLI;
    };
  }

  private static Decoder groups(LatentFeatures features, int outputs) {
    PlanException.unless(
        features.latents() % outputs == 0,
        "latent must be a multiple of the %d classes with decoder groups, not %d",
        outputs,
        features.latents());
    return new GroupDecoder(features, outputs);
  }

  private static SpikingEncoder encoder(TrainingPlan plan, Task task, RandomKey weights) {
    EncoderFamily family = plan.encoder().family();
    EncoderSpec spec = plan.encoderSpec(task.channels(), task.maps());
    family
        .problem(spec)
        .ifPresent(
            problem -> {
              throw new PlanException(problem);
            });
    return family.create(spec, weights);
  }
}
