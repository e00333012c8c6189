package spikeloom.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoder.EncoderKind;
import spikeloom.neuron.Surrogate;
import spikeloom.training.TrainingPlan;
import spikeloom.training.Words;

/** The options that make a plan; what is not given is as in {@code TrainingPlan.defaults()}. */
final class PlanOptions {
  @Option(
      names = "--data",
      paramLabel = "NAME",
      description = "Data set, see 'spikeloom datasets' (default: strokes).")
  private @Nullable String data;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Where data sets lie (default: $SPIKELOOM_DATA, else the user's cache folder).")
  private @Nullable Path dataDirectory;

  @Option(names = "--limit", paramLabel = "N", description = "Train on the first N samples only.")
  private @Nullable Integer limit;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "Code from signal to spikes: rate, latency (default: rate).")
  private @Nullable String encoding;

  @Option(names = "--steps", paramLabel = "T", description = "Simulation steps (default: 30).")
  private @Nullable Integer steps;

  @Option(
      names = "--encoder",
      paramLabel = "NAME",
      description = "Neurons of the spiking network: lif (default: lif).")
  private @Nullable String encoder;

  @Option(
      names = "--hidden",
      paramLabel = "N[,N...]",
      hideParamSyntax = true,
      split = ",",
      description = "Neurons of the hidden spiking layers (default: 600).")
  private @Nullable List<Integer> hidden;

  @Option(names = "--latent", paramLabel = "N", description = "Latent neurons (default: 256).")
  private @Nullable Integer latent;

  @Option(
      names = "--surrogate",
      paramLabel = "NAME",
      description =
          "Derivative of hidden spikes: fast-sigmoid, sigmoid, arctan, triangle, gaussian, boxcar (default: fast-sigmoid).")
  private @Nullable String surrogate;

  @Option(
      names = "--gain",
      paramLabel = "X",
      description = "Input gain of the first hidden layer (default: fitted to the data).")
  private @Nullable Double gain;

  @Option(
      names = "--decoder",
      paramLabel = "NAME",
      description = "Artificial network: linear, mlp, conv (default: mlp).")
  private @Nullable String decoder;

  @Option(
      names = "--decoder-hidden",
      paramLabel = "N",
      description = "Hidden width of decoder mlp (default: 512).")
  private @Nullable Integer decoderHidden;

  @Option(
      names = "--decoding",
      paramLabel = "NAME",
      description =
          "What the decoder reads: time (all spikes in order), rate (counts) (default: time).")
  private @Nullable String decoding;

  @Option(
      names = "--beta",
      paramLabel = "X",
      description = "Price of the information rate (default: 0.001).")
  private @Nullable Double beta;

  @Option(
      names = "--prior",
      paramLabel = "P",
      description = "Firing probability of the reference process (default: 0.3).")
  private @Nullable Double prior;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over the data (default: 1).")
  private @Nullable Integer epochs;

  @Option(names = "--batch", paramLabel = "N", description = "Samples per step (default: 64).")
  private @Nullable Integer batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "X",
      description = "Peak step size of Adam (default: 0.001).")
  private @Nullable Double learningRate;

  @Option(
      names = "--checkpoint-minutes",
      paramLabel = "X",
      description = "Minutes between checkpoints within an epoch (default: 5).")
  private @Nullable Double checkpointMinutes;

  @Option(names = "--seed", paramLabel = "N", description = "Root of all randomness (default: 1).")
  private @Nullable Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of encoder and native library (default: all processors).")
  private @Nullable Integer threads;

  /** The plan of these options on top of {@code defaults}. */
  TrainingPlan plan(TrainingPlan defaults) {
    TrainingPlan.Data d = defaults.data();
    TrainingPlan.Encoder e = defaults.encoder();
    TrainingPlan.Decoder c = defaults.decoder();
    TrainingPlan.Objective o = defaults.objective();
    TrainingPlan.Optimiser a = defaults.optimiser();
    return new TrainingPlan(
        new TrainingPlan.Data(
            or(data, d.name()),
            dataDirectory == null
                ? d.directory()
                : dataDirectory.toAbsolutePath().normalize().toString(),
            or(encoding, d.encoding()),
            or(steps, d.steps()),
            limit == null ? d.limit() : limit),
        new TrainingPlan.Encoder(
            encoder == null ? e.kind() : Words.parse("encoder", EncoderKind.class, encoder),
            or(hidden, e.hidden()),
            or(latent, e.latent()),
            surrogate == null
                ? e.surrogate()
                : Words.parse("surrogate", Surrogate.class, surrogate),
            gain == null ? e.gain() : gain),
        new TrainingPlan.Decoder(
            decoder == null ? c.kind() : Words.parse("decoder", DecoderKind.class, decoder),
            or(decoderHidden, c.hidden()),
            decoding == null ? c.decoding() : Words.parse("decoding", Decoding.class, decoding)),
        new TrainingPlan.Objective(or(beta, o.beta()), or(prior, o.prior())),
        new TrainingPlan.Optimiser(
            or(epochs, a.epochs()),
            or(batch, a.batch()),
            or(learningRate, a.learningRate()),
            or(checkpointMinutes, a.checkpointMinutes())),
        or(seed, defaults.seed()),
        or(threads, defaults.threads()));
  }

  private static <T> T or(@Nullable T given, T otherwise) {
    return Optional.ofNullable(given).orElse(otherwise);
  }
}
