package spikeloom.ui.model;

import spikeloom.evaluation.coding.CodedSample;
import spikeloom.spike.Signal;

/** A data set whose samples can be encoded in any code. All methods may take long. */
public interface SampleCoder {
  /** Number of test samples. */
  int samples();

  /** Name of the class of a test sample. */
  String className(int index);

  /** A test sample. */
  Signal sample(int index);

  /**
   * Encodes a test sample, without a linear reconstruction.
   *
   * @param wanted the code
   * @param steps of codes that take any number
   */
  CodedSample code(int index, CodeChoice wanted, int steps);

  /**
   * Returns the error of the best linear decoder of a code, relative to that of the mean sample.
   */
  double linear(CodeChoice wanted, int steps);
}
