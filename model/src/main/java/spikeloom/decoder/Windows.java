package spikeloom.decoder;

/**
 * The decode steps and their windows: after the steps {@code first .. first + count - 1} the
 * decoder reads the latent spikes of the last {@code window} steps.
 *
 * @param steps steps of a sample, T
 * @param window steps that the decoder reads, 1 .. T
 * @param first first decode step, from {@code window - 1}
 * @param count number of decode steps
 */
public record Windows(int steps, int window, int first, int count) {
  /** Checks that windows are within the sample. */
  public Windows {
    if (window < 1 || first < window - 1 || count < 1 || first + count > steps) {
      throw new IllegalArgumentException(
          "window %d at steps %d + %d of %d".formatted(window, first, count, steps));
    }
  }

  /** Once, after the last step, of the last {@code window} steps. */
  public static Windows atTheEnd(int steps, int window) {
    return new Windows(steps, window, steps - 1, 1);
  }

  /** After every step from {@code first} on. */
  public static Windows everyStep(int steps, int window, int first) {
    return new Windows(steps, window, first, steps - first);
  }

  /** Whether there is one window and it is the whole sample. */
  public boolean whole() {
    return window == steps;
  }

  /** The first step of the window of a decode step. */
  public int from(int moment) {
    return first + moment - window + 1;
  }
}
