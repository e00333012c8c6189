package spikeloom.app.reproduce;

import java.util.ArrayList;
import java.util.List;

/** Spiking recurrent cells. */
final class SrcPaper {
  private static final String LAYERS = "src-mnist";
  private static final String ROBUSTNESS = "src-robustness";
  private static final String DIFFERS =
      "Optimiser, step size, batch and length of the training are not known to us: Adam, batches of 64, learning rate and initial weights chosen on validation samples, five epochs of 55,000 images. The values of the fixed decoder are ours.";

  private SrcPaper() {}

  static Paper paper() {
    List<PaperRow> rows = new ArrayList<>();
    for (int layers : new int[] {1, 5, 10}) {
      rows.addAll(layers("MNIST", "mnist", layers, "10,000 test images", DIFFERS));
    }
    for (int layers : new int[] {1, 5, 10}) {
      rows.addAll(layers("Fashion-MNIST", "fashion-mnist", layers, "10,000 test images", DIFFERS));
    }
    for (int layers : new int[] {1, 5, 10}) {
      rows.addAll(
          layers(
              "N-MNIST",
              "nmnist",
              layers,
              "test recordings of the data folder",
              "Trained on the recordings in the data folder, 60 times each. " + DIFFERS));
    }
    for (int percent : new int[] {0, 5, 10, 20}) {
      rows.add(
          PaperRow.of(
                  "MNIST, one layer, recurrent weights that differ by %d %%".formatted(percent),
                  ROBUSTNESS,
                  "accuracy_deviation_" + percent,
                  PaperUnit.PERCENT)
              .repeats(percent == 0 ? "three networks" : "three networks, five draws each")
              .on("10,000 test images")
              .differs("The weights are drawn for the test, after a training with equal cells."));
    }
    return new Paper(
        "src",
        "Spiking recurrent cells",
        "F. De Geeter, D. Ernst and G. Drion, *Spike-based computation using classical recurrent neural networks*, arXiv 2306.03623.",
        "The tables of the paper are pictures in the copies that were at hand, so its figures are not known to us. For orientation: an implementation in hardware (arXiv 2605.10679) reports 96.31 % on MNIST with one layer of 100 cells.",
        List.of(
            PaperStep.part(LAYERS, "mnist", 7, false),
            PaperStep.part(LAYERS, "fashion-mnist", 7, false),
            PaperStep.part(LAYERS, "nmnist", 1.7, false),
            PaperStep.estimated(ROBUSTNESS, 0.7)),
        rows);
  }

  private static List<PaperRow> layers(
      String data, String part, int layers, String samples, String differs) {
    String prefix = part.equals("mnist") ? "" : part.replace('-', '_') + "_";
    String step = PaperStep.nameOf(LAYERS, part);
    String many = layers == 1 ? "one layer" : layers + " layers";
    String suffix = layers == 1 ? "_1_layer" : "_" + layers + "_layers";
    PaperRow cells =
        PaperRow.of(
                "%s, %s of spiking recurrent cells".formatted(data, many),
                step,
                prefix + "test_accuracy" + suffix,
                PaperUnit.PERCENT)
            .on(samples)
            .differs(differs);
    return List.of(
        layers == 5 ? cells : cells.main(),
        PaperRow.of(
                "%s, %s of leaky integrate-and-fire neurons".formatted(data, many),
                step,
                prefix + "lif_accuracy" + suffix,
                PaperUnit.PERCENT)
            .on(samples)
            .differs(
                "Widths, decoder, code and steps of the spiking recurrent cells; the last layer fires at random."));
  }
}
