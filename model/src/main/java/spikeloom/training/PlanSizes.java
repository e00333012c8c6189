package spikeloom.training;

import static spikeloom.array.ArraySizes.times;

import spikeloom.array.ArraySizes;
import spikeloom.encoder.EncoderInputSize;
import spikeloom.encoder.EncoderMemory;
import spikeloom.encoder.EncoderSpec;
import spikeloom.learning.RuleSettings;
import spikeloom.learning.RuleSizes;
import spikeloom.objective.RateCost;
import spikeloom.plan.ObjectivePlan;
import spikeloom.plan.TrainingPlan;
import spikeloom.prior.PriorKind;
import spikeloom.prior.Priors;
import spikeloom.spike.SignalShape;

/**
 * The sizes of a plan's networks, for a number of samples.
 *
 * @param plan the plan
 * @param input the encoder's input
 * @param encoder the encoder over all steps
 * @param decoder the decoder
 * @param samples samples of a batch
 * @param decodeSteps decode steps of a sample
 */
record PlanSizes(
    TrainingPlan plan,
    EncoderInputSize input,
    EncoderMemory encoder,
    DecoderMemory decoder,
    long samples,
    long decodeSteps)
    implements RuleSizes {
  static PlanSizes of(
      TrainingPlan plan, EncoderInputSize input, SignalShape target, long decodeSteps) {
    return new PlanSizes(
        plan, input, memory(plan, input), new DecoderMemory(plan, target), 1, decodeSteps);
  }

  private static EncoderMemory memory(TrainingPlan plan, EncoderInputSize input) {
    return plan.encoder().family().memory(spec(plan, input), input, plan.threads());
  }

  private static EncoderSpec spec(TrainingPlan plan, EncoderInputSize input) {
    return plan.encoderSpec((int) input.channels(), input.maps());
  }

  /** The same networks for another number of samples. */
  PlanSizes withSamples(long count) {
    return new PlanSizes(plan, input, encoder, decoder, count, decodeSteps);
  }

  @Override
  public int threads() {
    return plan.threads();
  }

  @Override
  public EncoderSpec spec() {
    return spec(plan, input);
  }

  @Override
  public int window() {
    return plan.window();
  }

  @Override
  public EncoderMemory encoderOfWindow() {
    return memory(plan, input.over(plan.window()));
  }

  @Override
  public long decoderParameters() {
    return decoder.parameters();
  }

  @Override
  public ArraySizes forward() {
    return encoder
        .pass(samples)
        .add(decoding())
        .add(prior(plan.data().steps()))
        .doubles(2 + decoder.scales(), samples, decodeSteps);
  }

  @Override
  public ArraySizes prior(int steps) {
    ObjectivePlan objective = plan.objective();
    int latents = plan.encoder().latent();
    if (objective.prior() == PriorKind.FIXED && objective.rate() == RateCost.INFORMATION) {
      return new ArraySizes();
    }
    int count = (int) Math.max(1, samples);
    return Priors.sizes(
            objective.prior(), latents, plan.data().steps(), count, steps, plan.threads())
        .words(samples, steps, ArraySizes.stride(latents));
  }

  @Override
  public ArraySizes decoding() {
    long count = times(samples, decodeSteps);
    ArraySizes sizes = decoder.pass(count);
    if (plan.window() < plan.data().steps()) {
      long latents = ArraySizes.stride(plan.encoder().latent());
      sizes.words(count, plan.window(), latents);
      sizes.words(count, ArraySizes.blocks(plan.window()), latents);
    }
    return sizes;
  }

  @Override
  public ArraySizes decodingOnce() {
    return decoder.pass(samples);
  }

  @Override
  public RuleSettings settings() {
    return TrainingParts.ruleSettings(plan);
  }
}
