package spikeloom.ui.model;

import spikeloom.evaluation.coding.CodedSample;
import spikeloom.spike.Signal;

/** A data set whose samples are shown in any code. All methods may take their time. */
public interface CodeBench {
  /** Number of test samples. */
  int samples();

  /** Name of the class of a test sample. */
  String className(int index);

  /** A test sample. */
  Signal sample(int index);

  /**
   * A test sample in a code, without a linear reconstruction.
   *
   * @param wanted the code
   * @param steps of codes that take any number
   */
  CodedSample code(int index, CodeChoice wanted, int steps);

  /** Error of the best linear reader of a code, in parts of that of the mean sample. */
  double linear(CodeChoice wanted, int steps);
}
