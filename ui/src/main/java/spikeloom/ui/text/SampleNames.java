package spikeloom.ui.text;

import spikeloom.exploration.Exploration.Sample;

/** Names of explored samples for the screen. */
public final class SampleNames {
  private SampleNames() {}

  /** For instance {@code sample 7}, or that it is the user's drawing. */
  public static String of(Sample sample) {
    return sample.drawn()
        ? Texts.TEXT.get("sample.drawing")
        : Texts.TEXT.get("sample.test", sample.index());
  }

  /** The same with its class, if it has one. */
  public static String withClass(Sample sample) {
    return sample.drawn()
        ? of(sample)
        : Texts.TEXT.get("sample.of-class", of(sample), sample.className());
  }
}
