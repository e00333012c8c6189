package spikeloom.learning;

/**
 * The settings of all learning rules; each rule reads its own.
 *
 * @param score of rule {@code score}
 * @param fptt of rule {@code fptt}
 */
public record RuleSettings(
    ScoreFunction.Settings score, ForwardPropagationThroughTime.Settings fptt) {}
