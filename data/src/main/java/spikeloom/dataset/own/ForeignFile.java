package spikeloom.dataset.own;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import spikeloom.file.DataException;
import spikeloom.file.Unpacked;

/** Common file formats that are not supported as samples, with advice. */
public final class ForeignFile {
  private static final String HDF5 = "\u0089HDF\r\n\u001a\n";
  private static final String MATLAB = "MATLAB 5.0 MAT-file";

  private ForeignFile() {}

  /**
   * Throws for a common unsupported format with specific advice.
   *
   * @throws DataException if it is one
   */
  public static void refuse(Path file) {
    if (!Files.isRegularFile(file)) {
      return;
    }
    String start;
    boolean packed;
    try (Unpacked in = new Unpacked(file)) {
      packed = in.packed();
      start = new String(in.read(MATLAB.length()), StandardCharsets.ISO_8859_1);
    }
    if (start.startsWith(HDF5) && packed) {
      throw new DataException(
          "%s is an HDF5 file that is packed with gzip, which can only be read from its beginning to its end: unpack it (gunzip)."
              .formatted(file));
    }
    if (start.startsWith(HDF5)) {
      throw new DataException(
          "%s is an HDF5 file without spikes in a known layout (spikes/times and spikes/units as of the Heidelberg digits, N-TIDIGITS, NIRData): save an array [samples, steps, units] as .npz. For a NIR graph use --start-from."
              .formatted(file));
    }
    if (start.startsWith(MATLAB)) {
      throw new DataException(
          "%s is a MATLAB file, which is supported only as the signals of a WFDB record (.hea): save its arrays as .npz."
              .formatted(file));
    }
  }
}
