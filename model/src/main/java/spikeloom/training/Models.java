package spikeloom.training;

import java.util.Optional;
import spikeloom.decoder.Decoder;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.GroupDecoder;
import spikeloom.decoder.LatentFeatures;
import spikeloom.decoder.SpikeKind;
import spikeloom.decoder.Windows;
import spikeloom.decoder.dl4j.Dl4jDecoder;
import spikeloom.decoder.dl4j.Dl4jStructure;
import spikeloom.decoder.dl4j.NativeBackend;
import spikeloom.encoder.IdentityEncoder;
import spikeloom.encoder.SpikingEncoder;
import spikeloom.encoder.exact.TimeEncoder;
import spikeloom.encoder.exact.TimeNeuron;
import spikeloom.encoder.lif.LifEncoder;
import spikeloom.encoder.ltc.LtcEncoder;
import spikeloom.encoder.src.PulseKind;
import spikeloom.encoder.src.SrcEncoder;
import spikeloom.learning.Autoencoder;
import spikeloom.objective.DirectedInformationBottleneck;
import spikeloom.plan.ExactSettings;
import spikeloom.plan.LtcSettings;
import spikeloom.plan.PlanException;
import spikeloom.plan.SrcSettings;
import spikeloom.plan.TrainingPlan;
import spikeloom.random.RandomKey;

/** Builds the networks of a plan. */
public final class Models {
  // With it the first drive has a standard deviation near 1, see InputGain.
  private static final double LTC_GAIN = 1.8;

  private Models() {}

  /** The plan's networks at their initial weights; its gain must be set. */
  public static Autoencoder initial(TrainingPlan plan, Task task) {
    NativeBackend.start(plan.threads());
    RandomKey weights = Streams.weights(plan.seed());
    SpikingEncoder encoder = encoder(plan, task, weights.fold("encoder"));
    TrainingPlan.Decoder d = plan.decoder();
    Windows windows = task.presentation().windows();
    LatentFeatures features =
        new LatentFeatures(
            d.decoding(),
            windows.window(),
            encoder.latents(),
            new LatentFeatures.Detail(spikes(encoder), d.traceDecay(), d.bin()));
    TrainingPlan.Objective o = plan.objective();
    return new Autoencoder(
        encoder,
        decoder(d, features, task.shape().size(), weights.fold("decoder")),
        windows,
        new DirectedInformationBottleneck(o.distortion(), o.beta(), o.prior()));
  }

  private static SpikeKind spikes(SpikingEncoder encoder) {
    return encoder instanceof SrcEncoder src && src.structure().pulses() == PulseKind.GRADED
        ? SpikeKind.GRADED
        : SpikeKind.BINARY;
  }

  private static Decoder decoder(
      TrainingPlan.Decoder d, LatentFeatures features, int outputs, RandomKey weights) {
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
    TrainingPlan.Encoder e = plan.encoder();
    return switch (e.kind()) {
      case LIF -> new LifEncoder(lif(plan, task), weights);
      case LTC -> new LtcEncoder(ltc(plan, task), weights);
      case SRC -> new SrcEncoder(src(plan, task), weights);
      case THETA, QIF, SRM -> exact(plan, task, weights);
      case NONE -> {
        PlanException.unless(
            e.latent() == task.channels(),
            "latent must be %d with encoder none: the decoder reads the input channels",
            task.channels());
        yield new IdentityEncoder(task.channels());
      }
    };
  }

  private static TimeEncoder exact(TrainingPlan plan, Task task, RandomKey weights) {
    TrainingPlan.Encoder e = plan.encoder();
    TimeNeuron neuron =
        switch (e.kind()) {
          case THETA -> ExactSettings.theta();
          case QIF -> ExactSettings.quadratic();
          default -> e.exact().response();
        };
    return new TimeEncoder(
        new TimeEncoder.Structure(
            task.channels(),
            e.hidden(),
            e.latent(),
            neuron,
            e.exact().trial(),
            e.exact().feature(plan.decoder().decoding()),
            e.exact().code()),
        InputGain.events(plan, task.channels()),
        weights);
  }

  private static LtcEncoder.Structure ltc(TrainingPlan plan, Task task) {
    TrainingPlan.Encoder e = plan.encoder();
    double drive = Optional.ofNullable(e.gain()).orElseThrow() / LTC_GAIN;
    LtcSettings s = e.ltc();
    return new LtcEncoder.Structure(
        task.channels(),
        e.hidden(),
        e.latent(),
        s.neuron(),
        s.recurrence(),
        drive,
        plan.objective().prior());
  }

  private static SrcEncoder.Structure src(TrainingPlan plan, Task task) {
    TrainingPlan.Encoder e = plan.encoder();
    SrcSettings s = e.src();
    return new SrcEncoder.Structure(
        task.channels(),
        e.hidden(),
        e.latent(),
        s.cell(),
        s.pulseNoise(plan.objective().prior()),
        s.pulses(),
        s.weightScale());
  }

  private static LifEncoder.Structure lif(TrainingPlan plan, Task task) {
    TrainingPlan.Encoder e = plan.encoder();
    double gain = Optional.ofNullable(e.gain()).orElseThrow();
    return LifEncoder.Structure.standard(
            task.channels(), e.hidden(), e.latent(), e.surrogate(), gain, plan.objective().prior())
        .withReadoutDecay(e.readoutDecay());
  }
}
