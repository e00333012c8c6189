package spikeloom.plan;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import spikeloom.decoder.DecodeSteps;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoder.EncoderFamilies;
import spikeloom.encoder.EncoderFamily;
import spikeloom.encoder.EncoderSpec;
import spikeloom.encoder.FamilyParameters;
import spikeloom.encoder.exact.ExactSettings;
import spikeloom.encoder.lif.FeedbackKind;
import spikeloom.encoder.ltc.LtcSettings;
import spikeloom.encoder.src.SrcSettings;
import spikeloom.encoding.Encodings;
import spikeloom.encoding.RateEncoding;
import spikeloom.encoding.SpikeEncoding;
import spikeloom.kernel.SpikeKind;
import spikeloom.learning.Baseline;
import spikeloom.learning.FpttForm;
import spikeloom.learning.FpttWindows;
import spikeloom.learning.RuleKind;
import spikeloom.neuron.Surrogate;
import spikeloom.objective.Distortion;

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
    Data data,
    Encoder encoder,
    Decoder decoder,
    Objective objective,
    Rule rule,
    Optimiser optimiser,
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
        rule.kind() != RuleKind.SCORE || encoder.family().rules().contains("score"),
        "rule score needs an encoder of lif neurons");
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
    FpttPlan.check(rule, data.steps(), window, decoder.moments());
    ExactPlan.check(new ExactPlan.Parts(data, encoder, decoder, rule, window));
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
    Encoder e = encoder;
    return new EncoderSpec(
        channels,
        data.steps(),
        e.hidden(),
        e.latent(),
        e.surrogate(),
        e.readoutDecay(),
        e.gain() == null ? OptionalDouble.empty() : OptionalDouble.of(e.gain()),
        objective.prior(),
        EnumWords.of(decoder.decoding()),
        List.of(e.ltc(), e.src(), e.exact(), e.familyParameters()));
  }

  /** Whether the latent spikes have a rate. */
  public boolean hasRate() {
    return encoder.family().hasRate(encoderSpec(0));
  }

  private static int window(Data data, Decoder decoder, Rule rule) {
    Integer given = decoder.window();
    return given != null ? given : FpttPlan.windowOf(rule, data.steps());
  }

  /** The same plan on another number of threads. */
  public TrainingPlan withThreads(int threads) {
    return new TrainingPlan(data, encoder, decoder, objective, rule, optimiser, seed, threads);
  }

  /** The same plan with its input gain set. */
  public TrainingPlan withGain(double gain) {
    Encoder e = encoder;
    return new TrainingPlan(
        data,
        new Encoder(
            e.kind(),
            e.parameters(),
            e.hidden(),
            e.latent(),
            e.surrogate(),
            e.readoutDecay(),
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
        Data.defaults(),
        Encoder.defaults(),
        Decoder.defaults(),
        Objective.defaults(),
        Rule.defaults(),
        Optimiser.defaults(),
        1,
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * The data set and its code.
   *
   * @param name a data set of the catalog, or the path of the user's files
   * @param directory folder of the data sets, or null for the default
   * @param encoding name of the code from signal to spikes, or {@link #EVENTS}
   * @param codeParameters parameters that differ from the code's defaults, {@code name=value}
   *     separated by commas, or null
   * @param peak firing probability of the rate code at value 1, in (0, 1], unless it is one of the
   *     code's parameters
   * @param steps simulation steps T, 1 .. 10000
   * @param validation share of the training samples that is held out for validation, 0 .. 0.5, or
   *     null for the default of the data set; see {@link spikeloom.dataset.Validation}
   * @param limit number of training samples used, or null for all
   * @param shift training samples are shifted by up to this many pixels in each direction, 0 .. 100
   * @param lag for targets that change in time: steps from the moment of decoding to the target's
   * @param source options for reading the user's files
   */
  public record Data(
      String name,
      @Nullable String directory,
      String encoding,
      @Nullable String codeParameters,
      double peak,
      int steps,
      @Nullable Double validation,
      @Nullable Integer limit,
      int shift,
      int lag,
      SourceSettings source) {
    /** The value of the encoding if the samples are already spikes. */
    public static final String EVENTS = "events";

    /** All values of the encoding. */
    public static List<String> encodings() {
      return Stream.concat(Encodings.names().stream(), Stream.of(EVENTS)).toList();
    }

    /** The share held out for validation; empty for the default of the data set. */
    public OptionalDouble validationShare() {
      return validation == null ? OptionalDouble.empty() : OptionalDouble.of(validation);
    }

    /** Whether the code's events carry values. */
    boolean graded() {
      return !encoding.equals(EVENTS) && Encodings.named(encoding).graded();
    }

    /** Whether the code's events have exact times. */
    boolean timed() {
      return !encoding.equals(EVENTS) && Encodings.named(encoding).timed();
    }

    /** Checks the ranges. */
    public Data {
      PlanException.unless(!name.isBlank(), "the name of the data set is missing");
      PlanException.oneOf("encoding", encoding, encodings());
      requireParameters(encoding, codeParameters);
      PlanException.unless(
          codeParameters == null || peak == 1 || !encoding.equals("rate"),
          "peak and code-parameters cannot be combined: write peak=%s in code-parameters",
          peak);
      PlanException.unless(
          peak > 0 && peak <= 1, "peak must be above 0 and at most 1, not %s", peak);
      PlanException.unless(
          steps >= 1 && steps <= 10_000, "steps must be between 1 and 10000, not %d", steps);
      double held = validation == null ? 0 : validation;
      PlanException.unless(
          held >= 0 && held <= 0.5,
          "validation is a share of the training samples: it must be between 0 and 0.5, not %s",
          held);
      int samples = limit == null ? 1 : limit;
      PlanException.unless(samples >= 1, "limit must be at least 1, not %d", samples);
      PlanException.unless(
          shift >= 0 && shift <= 100, "shift must be between 0 and 100 pixels, not %d", shift);
      PlanException.unless(
          lag > -steps && lag <= 10_000,
          "lag must be above -%d (the steps) and at most 10000, not %d",
          steps,
          lag);
    }

    private static void requireParameters(String encoding, @Nullable String parameters) {
      if (parameters == null) {
        return;
      }
      PlanException.unless(
          !encoding.equals(EVENTS),
          "code-parameters cannot be used with encoding %s: remove them",
          EVENTS);
      try {
        Encodings.named(encoding, parameters);
      } catch (IllegalArgumentException e) {
        throw new PlanException("code-parameters: " + e.getMessage());
      }
    }

    /**
     * The code.
     *
     * @throws IllegalArgumentException if the samples are spikes and need none
     */
    public SpikeEncoding code() {
      if (codeParameters != null) {
        return Encodings.named(encoding, codeParameters);
      }
      SpikeEncoding code = Encodings.named(encoding);
      return code instanceof RateEncoding ? new RateEncoding(peak) : code;
    }

    static Data defaults() {
      return new Data(
          "strokes", null, "rate", null, 1, 30, null, null, 0, 0, SourceSettings.defaults());
    }
  }

  /**
   * The spiking network.
   *
   * @param kind name of the encoder family
   * @param parameters parameters of the family that differ from its defaults, {@code name=value}
   *     separated by commas, or null
   * @param hidden neurons of each hidden layer, input to output; empty if the readout receives the
   *     input
   * @param latent readout neurons, N
   * @param surrogate surrogate derivative of the step function
   * @param readoutDecay decay of the readout's membrane per step, in [0, 1)
   * @param gain input gain of the first hidden layer, above 0; null until it is fitted to the data,
   *     see {@code spikeloom.training.InputGain}
   * @param startFrom run directory of the initial encoder, or null for random weights
   * @param ltc of neurons {@code ltc}
   * @param src of neurons {@code src}
   * @param exact of neurons in continuous time
   */
  public record Encoder(
      String kind,
      @Nullable String parameters,
      List<Integer> hidden,
      int latent,
      Surrogate surrogate,
      double readoutDecay,
      @Nullable Double gain,
      @Nullable String startFrom,
      LtcSettings ltc,
      SrcSettings src,
      ExactSettings exact) {
    /** Checks the ranges. */
    public Encoder {
      PlanException.oneOf("encoder", kind, EncoderFamilies.names());
      requireParameters(kind, parameters);
      hidden = List.copyOf(hidden);
      for (int width : hidden) {
        PlanException.unless(
            width >= 1 && width <= 65_536,
            "a hidden layer must have between 1 and 65536 neurons, not %d",
            width);
      }
      PlanException.unless(
          latent >= 1 && latent <= 65_536,
          "latent must be between 1 and 65536 neurons, not %d",
          latent);
      PlanException.unless(
          readoutDecay >= 0 && readoutDecay < 1,
          "readout-decay must be at least 0 and below 1, not %s",
          readoutDecay);
      double given = gain == null ? 1 : gain;
      PlanException.unless(
          given > 0 && given <= 1e6, "gain must be above 0 and at most 1000000, not %s", given);
    }

    /** Number of terms of a sample's rate; beta multiplies their mean. */
    public long rateTerms(int steps) {
      return exactTimes() ? latent : (long) steps * latent;
    }

    /** The encoder's family. */
    public EncoderFamily family() {
      return EncoderFamilies.named(kind);
    }

    /** Whether latent spikes have exact times. */
    public boolean exactTimes() {
      return family().exactTimes();
    }

    // Families with exact times have a message of their own.
    boolean acceptsValues() {
      return family().gradedInput() || exactTimes();
    }

    /** Parameters of the family. */
    FamilyParameters familyParameters() {
      return FamilyParameters.of(family(), parameters == null ? "" : parameters);
    }

    private static void requireParameters(String kind, @Nullable String parameters) {
      try {
        FamilyParameters.of(EncoderFamilies.named(kind), parameters == null ? "" : parameters);
      } catch (IllegalArgumentException e) {
        throw new PlanException("encoder-parameters: " + e.getMessage());
      }
    }

    static Encoder defaults() {
      return new Encoder(
          "lif",
          null,
          List.of(600),
          256,
          Surrogate.FAST_SIGMOID,
          0.9,
          null,
          null,
          LtcSettings.defaults(),
          SrcSettings.defaults(),
          ExactSettings.defaults());
    }
  }

  /**
   * The artificial network.
   *
   * @param kind its structure
   * @param hidden width of the hidden layer of {@code mlp}; the other kinds have none
   * @param decoding features of the latent spikes
   * @param traceDecay decay of traces per step, in [0, 1)
   * @param bin minimum steps of a bin
   * @param window steps that it reads, or null for the default of {@link #window()}
   * @param moments decode steps
   */
  public record Decoder(
      DecoderKind kind,
      int hidden,
      Decoding decoding,
      double traceDecay,
      int bin,
      @Nullable Integer window,
      DecodeSteps moments) {
    /** Checks the ranges. */
    public Decoder {
      PlanException.unless(
          hidden >= 1 && hidden <= 65_536,
          "decoder-hidden must be between 1 and 65536, not %d",
          hidden);
      PlanException.unless(
          traceDecay >= 0 && traceDecay < 1,
          "trace-decay must be at least 0 and below 1, not %s",
          traceDecay);
      PlanException.unless(bin >= 1, "bin must be at least 1 step, not %d", bin);
      int seen = window == null ? 1 : window;
      PlanException.unless(seen >= 1, "window must be at least 1 step, not %d", seen);
    }

    static Decoder defaults() {
      return new Decoder(DecoderKind.MLP, 512, Decoding.TIME, 0.97, 15, null, DecodeSteps.END);
    }
  }

  /**
   * The loss.
   *
   * @param distortion measure of the difference between reconstruction and target
   * @param beta weight of the mean over the terms of the rate, see {@link Encoder#rateTerms}, at
   *     least 0
   * @param prior firing probability of the reference process, in (0, 1)
   */
  public record Objective(Distortion distortion, double beta, double prior) {
    /** Checks the ranges. */
    public Objective {
      PlanException.unless(
          beta >= 0 && beta <= 1e6, "beta must be between 0 and 1000000, not %s", beta);
      PlanException.unless(
          prior >= 1e-6 && prior <= 1 - 1e-6,
          "prior is a firing probability: it must be strictly between 0 and 1, not %s",
          prior);
    }

    static Objective defaults() {
      return new Objective(Distortion.CROSS_ENTROPY, 0.001, 0.3);
    }
  }

  /**
   * The learning rule; settings of other rules are stored, but have no effect.
   *
   * @param kind the rule
   * @param feedback rule score: feedback of errors to hidden neurons
   * @param baseline rule score: baseline of the cost of a draw
   * @param draws rule score: latent draws of every sample, 1 .. 64
   * @param fpttForm rule fptt: regulariser that keeps the parameters near those of earlier windows
   * @param alpha rule fptt: strength of the regulariser, above 0
   * @param clip rule fptt: largest norm of a window's gradient, above 0; null for no limit
   * @param emphasis rule fptt: weights of the distortion of windows
   */
  public record Rule(
      RuleKind kind,
      FeedbackKind feedback,
      Baseline baseline,
      int draws,
      FpttForm fpttForm,
      double alpha,
      @Nullable Double clip,
      FpttWindows.Emphasis emphasis) {
    /** Checks the ranges. */
    public Rule {
      int least = baseline == Baseline.LEAVE_ONE_OUT ? 2 : 1;
      PlanException.unless(
          draws >= least && draws <= 64,
          "draws must be between %d and 64 with baseline %s, not %d",
          least,
          EnumWords.of(baseline),
          draws);
      PlanException.unless(
          alpha > 0 && alpha <= 1000, "alpha must be above 0 and at most 1000, not %s", alpha);
      double norm = clip == null ? 1 : clip;
      PlanException.unless(
          norm > 0 && norm <= 1e6, "clip must be above 0 and at most 1000000, not %s", norm);
    }

    static Rule defaults() {
      return new Rule(
          RuleKind.BPTT,
          FeedbackKind.SYMMETRIC,
          Baseline.LEAVE_ONE_OUT,
          8,
          FpttForm.MULTIPLIER,
          0.01,
          null,
          FpttWindows.Emphasis.EVEN);
    }
  }

  /**
   * The schedule of the training.
   *
   * @param epochs passes over the training samples, at least 1
   * @param batch samples per step, at least 1
   * @param learningRate peak step size of Adam
   * @param checkpointMinutes minutes between checkpoints within an epoch, above 0
   */
  public record Optimiser(int epochs, int batch, double learningRate, double checkpointMinutes) {
    /** Checks the ranges. */
    public Optimiser {
      PlanException.unless(
          epochs >= 1 && epochs <= 100_000, "epochs must be between 1 and 100000, not %d", epochs);
      PlanException.unless(
          batch >= 1 && batch <= 65_536, "batch must be between 1 and 65536, not %d", batch);
      PlanException.unless(
          learningRate > 0 && learningRate <= 1,
          "learning-rate must be above 0 and at most 1, not %s",
          learningRate);
      PlanException.unless(
          checkpointMinutes > 0 && checkpointMinutes <= 1e6,
          "checkpoint-minutes must be above 0 and at most 1000000, not %s",
          checkpointMinutes);
    }

    static Optimiser defaults() {
      return new Optimiser(1, 64, 0.001, 5);
    }
  }
}
