package spikeloom.plan;

import org.jspecify.annotations.Nullable;
import spikeloom.decoder.DecodeSteps;
import spikeloom.decoder.DecoderKind;
import spikeloom.decoder.Decoding;

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
public record DecoderPlan(
    DecoderKind kind,
    int hidden,
    Decoding decoding,
    double traceDecay,
    int bin,
    @Nullable Integer window,
    DecodeSteps moments) {
  /** Checks the ranges. */
  public DecoderPlan {
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

  static DecoderPlan defaults() {
    return new DecoderPlan(DecoderKind.MLP, 512, Decoding.TIME, 0.97, 15, null, DecodeSteps.END);
  }
}
