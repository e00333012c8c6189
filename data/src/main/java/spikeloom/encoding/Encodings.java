package spikeloom.encoding;

import java.util.List;

/** The codes by the name they have on the command line. */
public final class Encodings {
  private static final List<SpikeEncoding> ALL =
      List.of(
          new RateEncoding(),
          new LatencyEncoding(),
          new LogLatencyEncoding(),
          TimedEncoding.PIXEL_LATENCY,
          TimedEncoding.BINNED_LATENCY,
          new IntervalEncoding(),
          new PhaseEncoding(),
          new BurstEncoding(),
          new PopulationEncoding(),
          new ThresholdEncoding(),
          new DirectEncoding(),
          new SequenceEncoding(SequenceEncoding.Part.ROW),
          new SequenceEncoding(SequenceEncoding.Part.VALUE),
          new SequenceEncoding(SequenceEncoding.Part.PERMUTED_VALUE),
          new DeltaEncoding(),
          new StepForwardEncoding(),
          new SigmaDeltaEncoding(),
          new BenSpikerEncoding());

  private Encodings() {}

  /** All codes with their default parameters, in the order of the documentation. */
  public static List<SpikeEncoding> all() {
    return ALL;
  }

  /** All names, in the order of the documentation. */
  public static List<String> names() {
    return ALL.stream().map(SpikeEncoding::code).toList();
  }

  /**
   * The code of that name with its default parameters.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SpikeEncoding named(String name) {
    return ALL.stream()
        .filter(encoding -> encoding.code().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "encoding '" + name + "' is not one of " + String.join(", ", names())));
  }
}
