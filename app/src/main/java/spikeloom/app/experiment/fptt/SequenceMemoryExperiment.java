package spikeloom.app.experiment.fptt;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import spikeloom.app.experiment.Experiment;
import spikeloom.app.experiment.Lab;
import spikeloom.app.report.ReportTable;
import spikeloom.app.report.ResultDirectory;
import spikeloom.array.Workers;
import spikeloom.random.RandomKey;
import spikeloom.sequence.AddingSequences;
import spikeloom.sequence.SequenceTraining;
import spikeloom.synthetic.AddingTask;
import spikeloom.ui.chart.Axis;
import spikeloom.ui.chart.Curve;
import spikeloom.ui.chart.Points;
import spikeloom.ui.figure.ExperimentFigures;

/**
 * Measures memory of training against the length of the sequences: back-propagation through time
 * stores every step, forward propagation through time one window. Source: Yin, Corradi and Bohte,
 * Nature Machine Intelligence 2023, table of memory.
 */
public final class SequenceMemoryExperiment implements Experiment {
  private static final int[] LENGTHS = {100, 200, 500, 1000};
  private static final int BATCH = 32;
  private static final double STEP_SIZE = 1e-3; // any value: memory does not depend on it
  private static final int COLLECTIONS = 3;
  private static final double MEGABYTE = 1e6;

  /** Bytes of the buffers, and the growth of the heap. */
  private record Memory(long buffers, double heap) {}

  @Override
  public String name() {
    return "fptt-memory";
  }

  @Override
  public String title() {
    return "Memory of training against the length of the sequences";
  }

  @Override
  public void run(Lab lab, ResultDirectory results) {
    results.paragraph(
        """
        One recurrent layer of %d neurons with liquid time constants learns the adding task in
        batches of %d. Counted are the arrays that training allocates once and keeps: the window's
        activations, and per parameter its value, gradient and two moments, and with FPTT its average and
        multiplier. The table also gives the growth of the heap after garbage collection, measured after a
        batch, which includes small objects. Memory does not depend on the values of constants, so no
        constant was chosen on data.
        """
            .formatted(AddingArm.NEURONS, BATCH));
    Map<String, Integer> windows = new LinkedHashMap<>();
    windows.put("bptt", 0);
    windows.put("fptt_k1", 1);
    windows.put("fptt_k10", 10);
    ReportTable table = new ReportTable("method", "steps", "bytes", "heap_mb");
    List<Curve> curves = new ArrayList<>();
    windows.forEach(
        (method, window) -> {
          double[] megabytes = new double[LENGTHS.length];
          for (int i = 0; i < LENGTHS.length; i++) {
            int steps = LENGTHS[i];
            Memory memory = measure(lab.request().seed(), steps, window);
            results.metric("bytes_" + method + "_t" + steps, (double) memory.buffers);
            table.row(method, steps, memory.buffers, memory.heap / MEGABYTE);
            megabytes[i] = memory.buffers / MEGABYTE;
          }
          double[] x = IntStream.of(LENGTHS).asDoubleStream().toArray();
          Points points = new Points(x, megabytes);
          curves.add(Curve.of(method, points, Curve.Look.MARKERS, curves.size()));
        });
    results.table(table);
    results.figure(
        "memory",
        ExperimentFigures.curves(
            "Memory of training",
            Axis.linear("steps", "").with(Axis.Scale.WHOLE),
            Axis.linear("buffers", "MB").with(Axis.Scale.LOG),
            curves,
            List.of()),
        "Buffers of training against the length of the sequences.");
  }

  // One thread, because every other has its own stack.
  private static Memory measure(long seed, int steps, int window) {
    RandomKey key = RandomKey.ofSeed(seed);
    try (Workers workers = new Workers(1)) {
      double before = heap();
      SequenceTraining.Settings settings = AddingArm.settings(Math.max(1, window));
      SequenceTraining training =
          new SequenceTraining(
              AddingArm.network("ltc", key),
              BATCH,
              window == 0 ? settings.through(steps) : settings,
              workers);
      training.learn(
          new AddingSequences(new AddingTask(key, steps)),
          IntStream.range(0, BATCH).toArray(),
          STEP_SIZE);
      return new Memory(training.bytes(), heap() - before);
    }
  }

  private static double heap() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < COLLECTIONS; i++) {
      memory.gc();
    }
    return memory.getHeapMemoryUsage().getUsed();
  }
}
