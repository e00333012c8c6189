package spikeloom.sequence;

/** Sequences of values with an answer each, read step by step. Thread-safe. */
public interface Sequences {
  /** Length of every sequence. */
  int steps();

  /** Values of a step. */
  int inputs();

  /** Values of an answer. */
  int outputs();

  /** Writes the values of one step of a sequence to {@code to[at ..]}. */
  void step(int sample, int step, float[] to, int at);

  /** Writes the answer: values, or 1 for the correct class and 0 for the others. */
  void answer(int sample, float[] to, int at);
}
