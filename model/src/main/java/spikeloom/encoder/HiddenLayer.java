package spikeloom.encoder;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A hidden layer of an encoder as text: {@code 600} for 600 neurons that receive all inputs, {@code
 * conv:32x3s2} for 32 maps that are convolutions with kernels of 3 x 3 at a stride of 2, {@code
 * pool:2} for pooling over squares of 2 x 2. After the stride, {@code p0} sets the padding, whose
 * default is {@code (kernel - 1) / 2}, and {@code r} makes a residual layer, to whose currents its
 * inputs are added.
 *
 * @param kind its kind
 * @param size its neurons, or maps; of a pooling layer 1
 * @param kernel height and width of the kernel or square; of a dense layer 1
 * @param stride step between kernels or squares; of a dense layer 1
 * @param padding zeros around the input maps
 * @param residual whether the layer's inputs are added to its currents
 */
public record HiddenLayer(
    Kind kind, int size, int kernel, int stride, int padding, boolean residual) {
  /** What the neurons of a layer receive. */
  public enum Kind {
    /** All inputs. */
    DENSE,
    /** A patch of the input maps, with the weights of their map. */
    CONVOLUTION,
    /** The neuron of a square that fires first. */
    POOLING
  }

  private static final int MOST_NEURONS = 65_536;
  private static final int MOST_MAPS = 4_096;
  private static final int MOST_SIDE = 64;
  private static final Pattern DENSE = Pattern.compile("\\d{1,9}");
  private static final Pattern POOLING = Pattern.compile("pool:(\\d{1,6})");
  private static final Pattern CONVOLUTION =
      Pattern.compile("conv:(\\d{1,6})x(\\d{1,6})(?:s(\\d{1,6}))?(?:p(\\d{1,6}))?(r)?");

  /** Checks the ranges. */
  public HiddenLayer {
    require(
        kind != Kind.DENSE || size >= 1 && size <= MOST_NEURONS,
        "a hidden layer must have between 1 and %d neurons, not %d",
        MOST_NEURONS,
        size);
    require(
        kind == Kind.DENSE || size >= 1 && size <= MOST_MAPS,
        "a convolution must have between 1 and %d maps, not %d",
        MOST_MAPS,
        size);
    require(
        kernel >= 1 && kernel <= MOST_SIDE && stride >= 1 && stride <= MOST_SIDE,
        "the kernel and the stride of a layer must be between 1 and %d, not %d and %d",
        MOST_SIDE,
        kernel,
        stride);
    require(
        padding >= 0 && padding < kernel,
        "the padding of a convolution must be at least 0 and below its kernel, not %d",
        padding);
    require(
        !residual || stride == 1 && 2 * padding == kernel - 1,
        "a residual layer keeps the size of its maps: use an odd kernel, a stride of 1 and the default padding");
  }

  private static void require(boolean condition, String message, Object... parts) {
    if (!condition) {
      throw new IllegalArgumentException(String.format(Locale.ROOT, message, parts));
    }
  }

  /** A layer whose neurons receive all inputs. */
  public static HiddenLayer dense(int neurons) {
    return new HiddenLayer(Kind.DENSE, neurons, 1, 1, 0, false);
  }

  /** A convolution with the default padding. */
  public static HiddenLayer convolution(int maps, int kernel, int stride) {
    return new HiddenLayer(Kind.CONVOLUTION, maps, kernel, stride, (kernel - 1) / 2, false);
  }

  /** Pooling over squares without overlap. */
  public static HiddenLayer pooling(int side) {
    return new HiddenLayer(Kind.POOLING, 1, side, side, 0, false);
  }

  /** Whether a text has the form of a layer; its numbers may still be out of range. */
  public static boolean isLayer(String text) {
    return CONVOLUTION.matcher(text).matches()
        || POOLING.matcher(text).matches()
        || DENSE.matcher(text).matches();
  }

  /**
   * Parses a layer.
   *
   * @throws IllegalArgumentException if the text is no layer or a number is out of range, with a
   *     message for the user
   */
  public static HiddenLayer parse(String text) {
    Matcher convolution = CONVOLUTION.matcher(text);
    if (convolution.matches()) {
      int kernel = Integer.parseInt(convolution.group(2));
      return new HiddenLayer(
          Kind.CONVOLUTION,
          Integer.parseInt(convolution.group(1)),
          kernel,
          number(convolution.group(3), 1),
          number(convolution.group(4), (kernel - 1) / 2),
          convolution.group(5) != null);
    }
    Matcher pooling = POOLING.matcher(text);
    if (pooling.matches()) {
      return pooling(Integer.parseInt(pooling.group(1)));
    }
    require(
        DENSE.matcher(text).matches(),
        "'%s' is not a hidden layer: use a number of neurons, conv:MAPSxKERNEL, with sSTRIDE for a stride, or pool:SIDE",
        text);
    return dense(Integer.parseInt(text));
  }

  private static int number(@Nullable String digits, int otherwise) {
    return digits == null ? otherwise : Integer.parseInt(digits);
  }

  /** Whether its neurons have places. */
  public boolean map() {
    return kind != Kind.DENSE;
  }

  @Override
  public String toString() {
    return switch (kind) {
      case DENSE -> Integer.toString(size);
      case POOLING -> "pool:" + kernel;
      case CONVOLUTION ->
          "conv:%dx%d%s%s%s"
              .formatted(
                  size,
                  kernel,
                  stride == 1 ? "" : "s" + stride,
                  padding == (kernel - 1) / 2 ? "" : "p" + padding,
                  residual ? "r" : "");
    };
  }
}
