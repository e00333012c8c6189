package spikeloom.learning;

import java.util.function.Function;
import spikeloom.array.ArraySizes;

/**
 * The learning rules: name, construction and memory of each. {@code EncoderFamily.rules} names
 * those that can train an encoder.
 */
public enum RuleKind {
  /** Back-propagation through time, see {@link BackPropagation}. */
  BPTT(BackPropagation::of, BackPropagation::memory),
  /** Score function and eligibility traces, see {@link ScoreFunction}. */
  SCORE(ScoreFunction::of, ScoreMemory::of),
  /** An update after every window, see {@link ForwardPropagationThroughTime}. */
  FPTT(ForwardPropagationThroughTime::of, ForwardPropagationThroughTime::memory),
  /** Exact derivatives of spike times, see {@link BackPropagation}. */
  EXACT(BackPropagation::of, BackPropagation::memory);

  @SuppressWarnings("ImmutableEnumChecker") // a static method, which has no state
  private final Function<RuleParts, LearningRule> construction;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<RuleSizes, ArraySizes> memory;

  RuleKind(Function<RuleParts, LearningRule> construction, Function<RuleSizes, ArraySizes> memory) {
    this.construction = construction;
    this.memory = memory;
  }

  /** Whether an update depends on the gradient of the batch alone, see {@link BackPropagation}. */
  public boolean backPropagates() {
    return this == BPTT || this == EXACT;
  }

  /** Creates the rule for a model. */
  public LearningRule create(RuleParts parts) {
    return construction.apply(parts);
  }

  /** The arrays that the rule allocates, passes through encoder and decoder included. */
  public ArraySizes memory(RuleSizes sizes) {
    return memory.apply(sizes);
  }
}
