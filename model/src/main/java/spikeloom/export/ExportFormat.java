package spikeloom.export;

/** Export formats of a run. */
public enum ExportFormat {
  /** The decoder for any ONNX runtime. */
  ONNX("Decoder for ONNX runtimes", ".onnx"),
  /** The decoder in the format of Deeplearning4j. */
  DL4J("Decoder for Deeplearning4j", ".zip"),
  /** The decoder as ONNX with an example and code that runs it. */
  FOLDER("Decoder with example and code", ""),
  /** The encoder as a graph of the Neuromorphic Intermediate Representation. */
  NIR("Encoder as NIR graph", ".nir"),
  /** Latent spikes as NumPy arrays. */
  NPZ("Latent spikes for NumPy", ".npz"),
  /** Latent spikes as a table. */
  CSV("Latent spikes as table", ".csv"),
  /** Latent spikes as an event recording. */
  NMNIST("Latent spikes as events", ".bin"),
  /** A model card. */
  CARD("Model card", ".md");

  private final String title;
  private final String ending;

  ExportFormat(String title, String ending) {
    this.title = title;
    this.ending = ending;
  }

  /** Its short description. */
  public String title() {
    return title;
  }

  /** The default file extension; empty for a folder. */
  public String ending() {
    return ending;
  }
}
