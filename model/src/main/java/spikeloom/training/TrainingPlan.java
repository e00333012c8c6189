package spikeloom.training;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;
import spikeloom.encoder.EncoderKind;
import spikeloom.neuron.Surrogate;

/**
 * The whole configuration of a run. A plan that exists has been checked: every constructor refuses
 * values that are out of range or contradict each other with a {@link PlanException} whose message
 * is a sentence for the user. {@link PlanJson} reads and writes it.
 *
 * @param data what is learned, and its code
 * @param encoder the spiking network
 * @param decoder the artificial network
 * @param objective the price of information
 * @param optimiser how long and how fast it learns
 * @param seed root of all randomness
 * @param threads workers for the encoder and the native library together, at least 1
 */
public record TrainingPlan(
    Data data,
    Encoder encoder,
    Decoder decoder,
    Objective objective,
    Optimiser optimiser,
    long seed,
    int threads) {

  /** Refuses a plan whose parts contradict each other. */
  public TrainingPlan {
    PlanException.unless(
        threads >= 1 && threads <= 1024, "threads must be between 1 and 1024, not %d", threads);
    PlanException.unless(
        decoder.kind() != DecoderKind.CONV || decoder.decoding() == Decoding.TIME,
        "decoder conv reads the order of spikes: use decoding time, or decoder linear or mlp");
    PlanException.unless(
        decoder.kind() != DecoderKind.CONV || (data.steps() >= 4 && encoder.latent() >= 4),
        "decoder conv needs at least 4 steps and 4 latent neurons, not %d and %d",
        data.steps(),
        encoder.latent());
  }

  /** The same plan on another number of threads. */
  public TrainingPlan withThreads(int threads) {
    return new TrainingPlan(data, encoder, decoder, objective, optimiser, seed, threads);
  }

  /** The same plan with the input gain settled. */
  TrainingPlan withGain(double gain) {
    Encoder e = encoder;
    return new TrainingPlan(
        data,
        new Encoder(e.kind(), e.hidden(), e.latent(), e.surrogate(), gain),
        decoder,
        objective,
        optimiser,
        seed,
        threads);
  }

  /** The plan that an empty command line means. */
  public static TrainingPlan defaults() {
    return new TrainingPlan(
        Data.defaults(),
        Encoder.defaults(),
        Decoder.defaults(),
        Objective.defaults(),
        Optimiser.defaults(),
        1,
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * What is learned.
   *
   * @param name a data set of the catalog
   * @param directory where data sets lie, or null for the default place
   * @param encoding name of the code from signal to spikes
   * @param steps simulation steps T, 1 .. 10000
   * @param limit number of training samples used, or null for all
   */
  public record Data(
      String name,
      @Nullable String directory,
      String encoding,
      int steps,
      @Nullable Integer limit) {
    /** Refuses values out of range. */
    public Data {
      PlanException.unless(!name.isBlank(), "the name of the data set is missing");
      PlanException.oneOf("encoding", encoding, spikeloom.encoding.Encodings.names());
      PlanException.unless(
          steps >= 1 && steps <= 10_000, "steps must be between 1 and 10000, not %d", steps);
      int samples = limit == null ? 1 : limit;
      PlanException.unless(samples >= 1, "limit must be at least 1, not %d", samples);
    }

    static Data defaults() {
      return new Data("strokes", null, "rate", 30, null);
    }
  }

  /**
   * The spiking network.
   *
   * @param kind neuron family
   * @param hidden neurons of each hidden layer, input to output; at least one layer
   * @param latent readout neurons, N
   * @param surrogate derivative that stands in for the step's
   * @param gain input gain of the first hidden layer, above 0; null until the data have been seen,
   *     see {@link InputGain}
   */
  public record Encoder(
      EncoderKind kind,
      List<Integer> hidden,
      int latent,
      Surrogate surrogate,
      @Nullable Double gain) {
    /** Refuses values out of range. */
    public Encoder {
      hidden = List.copyOf(hidden);
      PlanException.unless(!hidden.isEmpty(), "the encoder needs at least one hidden layer");
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
      double given = gain == null ? 1 : gain;
      PlanException.unless(
          given > 0 && given <= 1e6, "gain must be above 0 and at most 1000000, not %s", given);
    }

    /** A network whose gain is fitted to the data. */
    public Encoder(EncoderKind kind, List<Integer> hidden, int latent, Surrogate surrogate) {
      this(kind, hidden, latent, surrogate, null);
    }

    static Encoder defaults() {
      return new Encoder(EncoderKind.LIF, List.of(600), 256, Surrogate.FAST_SIGMOID);
    }
  }

  /**
   * The artificial network.
   *
   * @param kind its structure
   * @param hidden width of the hidden layer of {@code mlp}; the other kinds have none
   * @param decoding what it reads of the latent spikes
   */
  public record Decoder(DecoderKind kind, int hidden, Decoding decoding) {
    /** Refuses values out of range. */
    public Decoder {
      PlanException.unless(
          hidden >= 1 && hidden <= 65_536,
          "decoder-hidden must be between 1 and 65536, not %d",
          hidden);
    }

    static Decoder defaults() {
      return new Decoder(DecoderKind.MLP, 512, Decoding.TIME);
    }
  }

  /**
   * The price of information.
   *
   * @param beta nats per pixel that one nat of rate per neuron and step costs, at least 0
   * @param prior firing probability of the reference process, in (0, 1)
   */
  public record Objective(double beta, double prior) {
    /** Refuses values out of range. */
    public Objective {
      PlanException.unless(
          beta >= 0 && beta <= 1e6, "beta must be between 0 and 1000000, not %s", beta);
      PlanException.unless(
          prior >= 1e-6 && prior <= 1 - 1e-6,
          "prior is a firing probability: it must lie strictly between 0 and 1, not %s",
          prior);
    }

    static Objective defaults() {
      return new Objective(0.001, 0.3);
    }
  }

  /**
   * How it learns.
   *
   * @param epochs passes over the training samples, at least 1
   * @param batch samples per step, at least 1
   * @param learningRate peak step size of Adam
   * @param checkpointMinutes minutes between checkpoints within an epoch, more than 0
   */
  public record Optimiser(int epochs, int batch, double learningRate, double checkpointMinutes) {
    /** Refuses values out of range. */
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
          checkpointMinutes > 0, "checkpoint-minutes must be above 0, not %s", checkpointMinutes);
    }

    static Optimiser defaults() {
      return new Optimiser(1, 64, 0.001, 5);
    }
  }
}
