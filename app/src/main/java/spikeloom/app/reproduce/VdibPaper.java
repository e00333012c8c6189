package spikeloom.app.reproduce;

import java.util.ArrayList;
import java.util.List;

/** Learning to time-decode through the information bottleneck. */
final class VdibPaper {
  private static final String MNIST = "mnist";
  private static final String BLOBS = "drifting-blobs";
  private static final String EVENTS = "naturalise";
  private static final String IMAGES = "10,000 test images";
  private static final String TRAINING =
      "Five epochs of 55,000 images in batches of 64, with our estimator and defaults chosen on held-out images; the code trains on 200,000 images one by one, and the best trial on test images is kept there. A convolutional judge of ours, which reads 99.19 % of the originals right.";
  private static final String ONLINE =
      "Batches of sequences and states that are reset for each; the code learns online from 50,000 sequences.";

  private VdibPaper() {}

  static Paper paper() {
    List<PaperRow> rows = new ArrayList<>();
    for (String code : List.of("rate", "latency")) {
      for (String decoder : List.of("linear", "mlp", "conv")) {
        rows.add(reconstruction(code, decoder, "time"));
        if (!decoder.equals("conv")) {
          rows.add(reconstruction(code, decoder, "rate"));
        }
      }
    }
    rows.add(
        PaperRow.of(
                "MNIST, originals: read right by the judge",
                MNIST,
                "judge_accuracy_original",
                PaperUnit.PERCENT)
            .repeats("one judge")
            .on(IMAGES));
    rows.add(blobs("predicting the next step", "accuracy_predict"));
    rows.add(blobs("copying the last input instead", "accuracy_predict_copy"));
    rows.add(blobs("filtering", "accuracy_filter").main());
    rows.add(blobs("recalling the step before", "accuracy_recall"));
    rows.add(events("read right by the judge", "judge_accuracy", PaperUnit.PERCENT).main());
    rows.add(events("distortion", "distortion", PaperUnit.NATS));
    return new Paper(
        "vdib",
        "Learning to time-decode through the information bottleneck",
        "N. Skatchkovsky, O. Simeone and H. Jang, *Learning to Time-Decode in Spiking Neural Networks Through the Information Bottleneck*, NeurIPS 2021, arXiv 2106.01177.",
        "Only the abstract, the introduction, two captions and the released code were at hand, so the figures of the paper are not known to us; the rows are the experiments of the code.",
        List.of(
            PaperStep.estimated(MNIST, 1.5),
            PaperStep.estimated(BLOBS, 1),
            PaperStep.estimated(EVENTS, 0.4)),
        rows);
  }

  private static PaperRow reconstruction(String code, String decoder, String decoding) {
    PaperRow row =
        PaperRow.of(
                "MNIST, %s code, decoder `%s`, decoding `%s`: read right by the judge"
                    .formatted(code, decoder, decoding),
                MNIST,
                "judge_accuracy_%s_%s_%s".formatted(code, decoder, decoding),
                PaperUnit.PERCENT)
            .on(IMAGES)
            .differs(TRAINING);
    return decoder.equals("mlp") ? row.main() : row;
  }

  private static PaperRow blobs(String what, String metric) {
    return PaperRow.of("Drifting blobs, pairs right: " + what, BLOBS, metric, PaperUnit.PERCENT)
        .on("test sequences, drawn for every seed")
        .differs(ONLINE);
  }

  private static PaperRow events(String what, String metric, PaperUnit unit) {
    return PaperRow.of("Event camera to image: " + what, EVENTS, metric, unit)
        .on("test recordings of the data folder")
        .differs(
            "N-MNIST instead of MNIST-DVS, and every recording has an image of its own as target instead of one for each class; a decoder that fits into memory.");
  }
}
