package spikeloom.sequence;

import spikeloom.synthetic.AddingTask;

/**
 * Sequences of the adding task: value and marker per step.
 *
 * @param task the task
 */
public record AddingSequences(AddingTask task) implements Sequences {
  @Override
  public int steps() {
    return task.steps();
  }

  @Override
  public int inputs() {
    return 2;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public void step(int sample, int step, float[] to, int at) {
    to[at] = task.value(sample, step);
    to[at + 1] = task.marker(sample, step);
  }

  @Override
  public void answer(int sample, float[] to, int at) {
    to[at] = task.sum(sample);
  }
}
