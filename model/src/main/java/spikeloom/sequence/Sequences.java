package spikeloom.sequence;

/** Sequences of values with an answer each, read step by step. Several threads may read them. */
public interface Sequences {
  /** Length of every sequence. */
  int steps();

  /** Values of a step. */
  int inputs();

  /** Values of an answer. */
  int outputs();

  /** Writes the values of one step of a sequence to {@code to[at ..]}. */
  void step(int sample, int step, float[] to, int at);

  /** Writes the answer: a value each, or 1 for the class that is meant and 0 for the others. */
  void answer(int sample, float[] to, int at);
}
