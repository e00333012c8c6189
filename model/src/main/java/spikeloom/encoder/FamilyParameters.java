package spikeloom.encoder;

import java.util.Arrays;
import java.util.List;
import spikeloom.parameter.NumberParameter;
import spikeloom.parameter.ParameterText;

/**
 * Values of the parameters that a family declares, in their order.
 *
 * @param values one value per parameter of {@link EncoderFamily#parameters}
 */
public record FamilyParameters(List<Double> values) implements FamilySettings {
  /** Copies its list. */
  public FamilyParameters {
    values = List.copyOf(values);
  }

  /**
   * Parses {@code name=value,...}.
   *
   * @param text empty for the defaults
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static FamilyParameters of(EncoderFamily family, String text) {
    List<NumberParameter> parameters = family.parameters();
    double[] values = ParameterText.parse("encoder " + family.name(), parameters, text);
    return new FamilyParameters(Arrays.stream(values).boxed().toList());
  }

  /** The value of the parameter with this index. */
  public double value(int index) {
    return values.get(index);
  }
}
