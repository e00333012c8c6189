package spikeloom.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import spikeloom.decoder.DecodeSteps;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;

/**
 * The artificial network.
 *
 * @param kind its structure
 * @param hidden width of the hidden layer of {@code mlp}; the other kinds have none
 * @param maps feature maps of every layer of {@code deconv} but the last, first to last; the other
 *     kinds have none
 * @param network file of a Deeplearning4j network, for kind {@code network}; else null
 * @param networkSource what the file had when it was chosen; null without a file
 * @param frozen whether a network of a file keeps its weights
 * @param decoding features of the latent spikes
 * @param traceDecay decay of traces per step, in [0, 1)
 * @param bin minimum steps of a bin
 * @param window steps that it reads, or null for the default of {@link #window()}
 * @param moments decode steps
 */
public record DecoderPlan(
    DecoderKind kind,
    int hidden,
    List<Integer> maps,
    @Nullable String network,
    @Nullable NetworkSource networkSource,
    Frozen frozen,
    Decoding decoding,
    double traceDecay,
    int bin,
    @Nullable Integer window,
    DecodeSteps moments) {
  /** Whether a decoder keeps its weights. */
  public enum Frozen {
    /** It is trained. */
    NO,
    /** Only the encoder and the prior are trained. */
    YES
  }

  /** Feature maps of {@code deconv} unless the plan has others. */
  public static final List<Integer> MAPS = List.of(128, 64, 48, 24);

  private static final int MOST_LAYERS = 32;

  /** Checks the ranges. */
  public DecoderPlan {
    maps = List.copyOf(maps);
    PlanException.unless(
        !maps.isEmpty() && maps.size() <= MOST_LAYERS,
        "decoder-maps must have between 1 and %d numbers, not %d",
        MOST_LAYERS,
        maps.size());
    for (int count : maps) {
      PlanException.unless(
          count >= 1 && count <= 4096,
          "a layer of decoder-maps must have between 1 and 4096 feature maps, not %d",
          count);
    }
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
    boolean own = kind == DecoderKind.NETWORK;
    PlanException.unless(
        own == (network != null),
        own
            ? "decoder-network is missing: the decoder network needs a file, .json or .zip"
            : "decoder-network is for decoder network only: leave it empty");
    PlanException.unless(
        (network == null) == (networkSource == null),
        "the content of the decoder's network is missing: choose its file again");
    PlanException.unless(
        frozen == Frozen.NO || (networkSource != null && networkSource.weights()),
        "decoder-frozen needs a network with trained weights: give --decoder FILE.zip");
  }

  /** A decoder of the program. */
  public DecoderPlan(
      DecoderKind kind,
      int hidden,
      Decoding decoding,
      double traceDecay,
      int bin,
      @Nullable Integer window,
      DecodeSteps moments) {
    this(kind, hidden, MAPS, null, null, Frozen.NO, decoding, traceDecay, bin, window, moments);
  }

  static DecoderPlan defaults() {
    return new DecoderPlan(DecoderKind.MLP, 512, Decoding.TIME, 0.97, 15, null, DecodeSteps.END);
  }
}
