package spikeloom.encoding;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import spikeloom.parameter.NumberParameter;
import spikeloom.parameter.ParameterText;

/**
 * A code with parameters.
 *
 * @param defaultCode the code with its default parameters
 * @param parameters its parameters
 * @param maker creates the code from one value per parameter
 */
public record CodeFamily(
    SpikeEncoding defaultCode,
    List<NumberParameter> parameters,
    Function<double[], SpikeEncoding> maker) {
  /** Copies its list. */
  public CodeFamily {
    parameters = List.copyOf(parameters);
  }

  /** A code without parameters. */
  public static CodeFamily fixed(SpikeEncoding code) {
    return new CodeFamily(code, List.of(), values -> code);
  }

  /** A code whose maker receives one value per parameter. */
  public static CodeFamily of(
      Function<double[], SpikeEncoding> maker, NumberParameter... parameters) {
    double[] defaults =
        Arrays.stream(parameters).mapToDouble(NumberParameter::defaultValue).toArray();
    return new CodeFamily(maker.apply(defaults), List.of(parameters), maker);
  }

  /** The name of the code. */
  public String code() {
    return defaultCode.code();
  }

  /**
   * Returns the code with some parameters set.
   *
   * @param text {@code name=value} separated by commas, such as {@code taps=12,threshold=0.8};
   *     empty for none
   * @throws IllegalArgumentException with a sentence, if a name is unknown or given twice, or a
   *     value is invalid
   */
  public SpikeEncoding with(String text) {
    return maker.apply(ParameterText.parse("code " + code(), parameters, text));
  }
}
