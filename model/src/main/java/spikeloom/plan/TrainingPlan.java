package spikeloom.plan;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoder.EncoderSpec;
import spikeloom.encoder.HiddenLayer.Kind;
import spikeloom.kernel.SpikeKind;
import spikeloom.learning.RuleKind;
import spikeloom.objective.Distortion;
import spikeloom.spike.SignalShape;
import spikeloom.text.Wording;

/**
 * The whole configuration of a run. Constructors throw a {@link PlanException} with a message for
 * the user if values are out of range or inconsistent. {@link PlanJson} reads and writes it.
 *
 * @param data data set and code
 * @param encoder the spiking network
 * @param decoder the artificial network
 * @param objective loss and weight of the rate
 * @param rule learning rule
 * @param optimiser schedule of the training
 * @param seed random seed
 * @param threads workers for the encoder and the native library together, at least 1
 */
public record TrainingPlan(
    DataPlan data,
    EncoderPlan encoder,
    DecoderPlan decoder,
    ObjectivePlan objective,
    RulePlan rule,
    OptimiserPlan optimiser,
    long seed,
    int threads) {

  /** Checks that the parts are consistent. */
  public TrainingPlan {
    PlanException.unless(
        threads >= 1 && threads <= 1024, "threads must be between 1 and 1024, not %d", threads);
    PlanException.unless(
        decoder.kind() != DecoderKind.CONV || decoder.decoding() == Decoding.TIME,
        "decoder conv needs the order of spikes: use decoding time, or decoder linear or mlp");
    PlanException.unless(
        decoder.kind() != DecoderKind.GROUPS
            || decoder.decoding() == Decoding.TRACE && objective.distortion() == Distortion.CLASS,
        "decoder groups predicts classes from traces: use decoding trace and distortion class");
    PlanException.unless(
        decoder.kind() != DecoderKind.NETWORK || objective.distortion().inNetworks(),
        "distortion %s has a loss of its own, but a decoder from a file brings its loss and optimiser with it: use distortion cross-entropy, squared-error or class, or decoder mlp",
        Wording.of(objective.distortion()));
    rule.checkFits(encoder.family());
    rule.checkWorkers(optimiser.workers());
    PlanException.unless(
        !data.graded() || (rule.kind() != RuleKind.SCORE && encoder.acceptsValues()),
        "rule score and encoder none need spikes, but encoding %s gives values: use encoding rate or latency",
        data.encoding());
    int window = window(data, decoder, rule);
    PlanException.unless(
        window <= data.steps(),
        "window must be at most the number of steps, %d, not %d",
        data.steps(),
        window);
    PlanException.unless(
        decoder.kind() != DecoderKind.CONV || (window >= 4 && encoder.latent() >= 4),
        "decoder conv needs at least 4 steps and 4 latent neurons, not %d and %d",
        window,
        encoder.latent());
    PlanException.unless(
        rule.kind() != RuleKind.SCORE || !encoder.maps(Optional.empty()).present(),
        "rule score has no convolutions: use rule bptt or fptt, or dense hidden layers");
    PlanException.unless(
        !data.graded()
            || !encoder.maps(Optional.empty()).present()
            || encoder.hidden().stream().limit(1).anyMatch(l -> l.kind() == Kind.CONVOLUTION),
        "encoding %s gives values, which only a convolution can receive: begin hidden with conv, or use encoding rate",
        data.encoding());
    FpttPlan.check(rule, data.steps(), window, decoder.moments());
    ExactPlan.check(new ExactPlan.Parts(data, encoder, decoder, window));
    PriorPlan.check(
        objective,
        rule,
        encoder,
        spec(data, encoder, decoder, objective, new Channels(0, Optional.empty())));
  }

  /** Steps that the decoder reads: the window, or its default. */
  public int window() {
    return window(data, decoder, rule);
  }

  /** The kind of latent spikes. */
  public SpikeKind latentSpikes() {
    return encoder.family().latentSpikes(encoderSpec(0));
  }

  /**
   * What the encoder's family builds it from.
   *
   * @param channels number of input channels, 0 if it does not matter
   */
  public EncoderSpec encoderSpec(int channels) {
    return encoderSpec(channels, Optional.empty());
  }

  /**
   * What the encoder's family builds it from.
   *
   * @param channels number of input channels, 0 if it does not matter
   * @param maps the places of the channels, if they have any
   */
  public EncoderSpec encoderSpec(int channels, Optional<SignalShape.Image> maps) {
    return spec(data, encoder, decoder, objective, new Channels(channels, maps));
  }

  private record Channels(int count, Optional<SignalShape.Image> maps) {}

  private static EncoderSpec spec(
      DataPlan data,
      EncoderPlan e,
      DecoderPlan decoder,
      ObjectivePlan objective,
      Channels channels) {
    return new EncoderSpec(
        channels.count(),
        data.steps(),
        e.maps(channels.maps()),
        e.denseLayers(),
        e.latent(),
        e.surrogate(),
        e.hiddenDecay(),
        e.mapGain(),
        e.readoutDecay(),
        e.lateral() == EncoderPlan.Lateral.YES,
        e.estimator(),
        e.gain() == null ? OptionalDouble.empty() : OptionalDouble.of(e.gain()),
        objective.priorRate(),
        Wording.of(decoder.decoding()),
        List.of(e.ltc(), e.src(), e.exact(), e.familyParameters()));
  }

  /** Whether the latent spikes have a rate. */
  public boolean hasRate() {
    return encoder.family().hasRate(encoderSpec(0));
  }

  private static int window(DataPlan data, DecoderPlan decoder, RulePlan rule) {
    Integer given = decoder.window();
    return given != null ? given : FpttPlan.windowOf(rule, data.steps());
  }

  /** The same plan on another number of threads. */
  public TrainingPlan withThreads(int threads) {
    return new TrainingPlan(data, encoder, decoder, objective, rule, optimiser, seed, threads);
  }

  /** The same plan with its input gain set. */
  public TrainingPlan withGain(double gain) {
    EncoderPlan e = encoder;
    return new TrainingPlan(
        data,
        new EncoderPlan(
            e.kind(),
            e.parameters(),
            e.hidden(),
            e.latent(),
            e.latentKernel(),
            e.surrogate(),
            e.hiddenDecay(),
            e.mapGain(),
            e.readoutDecay(),
            e.lateral(),
            e.estimator(),
            gain,
            e.startFrom(),
            e.ltc(),
            e.src(),
            e.exact()),
        decoder,
        objective,
        rule,
        optimiser,
        seed,
        threads);
  }

  /** Returns the default plan. */
  public static TrainingPlan defaults() {
    return new TrainingPlan(
        DataPlan.defaults(),
        EncoderPlan.defaults(),
        DecoderPlan.defaults(),
        ObjectivePlan.defaults(),
        RulePlan.defaults(),
        OptimiserPlan.defaults(),
        1,
        Runtime.getRuntime().availableProcessors());
  }
}
