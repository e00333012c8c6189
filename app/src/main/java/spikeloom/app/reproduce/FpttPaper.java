package spikeloom.app.reproduce;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forward propagation through time. */
final class FpttPaper {
  private static final String ADDING = "fptt-adding";
  private static final String PIXELS = "fptt-smnist";
  private static final String MEMORY = "fptt-memory";
  private static final String SEQUENCES = "1,024 new test sequences";
  private static final String SHORTER =
      "800 batches of 128 sequences instead of 10,000 iterations; step size chosen on validation sequences.";

  private FpttPaper() {}

  static Paper paper() {
    List<PaperRow> rows = new ArrayList<>();
    rows.add(adding("FPTT, liquid time constants", "fptt_ltc", 200, "0.0019 and 0.0022"));
    rows.add(adding("FPTT, liquid time constants", "fptt_ltc", 500, "0.0029 and 0.0025").main());
    rows.add(adding("FPTT, liquid time constants", "fptt_ltc", 1000, "0.0036 and 0.0171").main());
    rows.add(adding("BPTT, liquid time constants", "bptt_ltc", 200, "0.146"));
    rows.add(adding("BPTT, liquid time constants", "bptt_ltc", 500, "diverged").main());
    rows.add(
        adding("BPTT, liquid time constants", "bptt_ltc", 1000, "0.171; four more diverged")
            .main());
    for (int steps : new int[] {200, 500, 1000}) {
      rows.add(
          adding("BPTT with as many updates, liquid time constants", "bptt_small_ltc", steps, null)
              .differs(
                  "Not in the paper: batches a tenth as large, so as many updates as FPTT. "
                      + SHORTER));
    }
    rows.add(adding("FPTT, adaptive neurons", "fptt_alif", 200, "0.166, 0.162 and 0.042"));
    rows.add(adding("FPTT, adaptive neurons", "fptt_alif", 500, "0.155"));
    rows.add(adding("FPTT, adaptive neurons", "fptt_alif", 1000, "0.175 and 0.170"));
    rows.add(adding("BPTT, adaptive neurons", "bptt_alif", 200, "0.166 and 0.165"));
    rows.add(adding("BPTT, adaptive neurons", "bptt_alif", 500, "0.171"));
    rows.add(adding("BPTT, adaptive neurons", "bptt_alif", 1000, "0.184 and 0.170"));
    rows.add(pixels("MNIST pixel by pixel", "smnist").reported("about 97 %"));
    rows.add(pixels("MNIST pixel by pixel, permuted", "psmnist").reported("about 94 %"));
    for (int steps : new int[] {100, 1000}) {
      rows.add(memory("BPTT", "bptt", steps).reported("15.72 GB on DVS-Gesture, half the batch"));
      rows.add(
          memory("FPTT, an update after every ten steps", "fptt_k10", steps)
              .reported("3.75 GB on DVS-Gesture"));
    }
    return new Paper(
        "fptt",
        "Forward propagation through time",
        "B. Yin, F. Corradi and S. M. Bohté, *Accurate online training of dynamical spiking neural networks through Forward Propagation Through Time*, Nature Machine Intelligence 2023.",
        "The figures of the adding task are those of the log files that the authors released (mean squared error of the last 100 of 10,000 iterations; predicting the mean has 0.167). The percentages of MNIST are rounded; the memory was read in a survey. There is no experiment here for DVS-Gesture (97.22 % in the log files), DVS-CIFAR10, Fashion-MNIST, R-MNIST, and networks without spikes.",
        List.of(
            PaperStep.measured(MEMORY, 0.02),
            PaperStep.part(PIXELS, "smnist", 2, false),
            PaperStep.part(PIXELS, "psmnist", 2, false),
            PaperStep.estimated(ADDING, 24)),
        rows);
  }

  private static PaperRow adding(String how, String arm, int steps, @Nullable String reported) {
    PaperRow row =
        PaperRow.of(
                "Adding task, %,d steps: squared error, %s".formatted(steps, how),
                ADDING,
                "mse_%s_t%d".formatted(arm, steps),
                PaperUnit.NUMBER)
            .on(SEQUENCES)
            .differs(SHORTER);
    return reported == null ? row : row.reported(reported);
  }

  private static PaperRow pixels(String what, String part) {
    return PaperRow.of(
            what, PaperStep.nameOf(PIXELS, part), "test_accuracy_" + part, PaperUnit.PERCENT)
        .on("10,000 test images")
        .differs(
            "One layer of 96 neurons, an update after every 98 pixels, 20 epochs, batches of 40 images at eight places, inputs are not normalised.")
        .main();
  }

  private static PaperRow memory(String how, String method, int steps) {
    return PaperRow.of(
            "Memory of training, %,d steps, %s".formatted(steps, how),
            MEMORY,
            "bytes_%s_t%d".formatted(method, steps),
            PaperUnit.MEGABYTES)
        .repeats("one network")
        .on("none: sizes of the buffers")
        .differs("One recurrent layer on the adding task; the paper measures DVS-Gesture.");
  }
}
