package spikeloom.decoder.dl4j;

import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Detects the kernel that OpenBLAS uses. It has a table of functions for every kind of processor
 * and keeps the address of the chosen one in the variable {@code gotoblas}; the results of a
 * product differ from kernel to kernel in their last bits.
 */
final class BlasKernel {
  private static final int OPENBLAS = 2; // numbering of vendors in JavaCPP
  private static final List<String> KERNELS =
      List.of(
          "SKYLAKEX",
          "COOPERLAKE",
          "SAPPHIRERAPIDS",
          "HASWELL",
          "ZEN",
          "EXCAVATOR",
          "STEAMROLLER",
          "PILEDRIVER",
          "BULLDOZER",
          "SANDYBRIDGE",
          "NEHALEM",
          "CORE2",
          "PRESCOTT",
          "BARCELONA",
          "ATOM",
          "DUNNINGTON",
          "PENRYN",
          "ARMV8",
          "NEOVERSEN1",
          "NEOVERSEV1",
          "NEOVERSEN2",
          "CORTEXA53",
          "CORTEXA57",
          "CORTEXA72",
          "CORTEXA73",
          "FALKOR",
          "THUNDERX",
          "THUNDERX2T99",
          "TSV110",
          "POWER8",
          "POWER9",
          "POWER10");

  private BlasKernel() {}

  /** Library, version and kernel; loads the library. */
  static String describe() {
    if (openblas.blas_get_vendor() != OPENBLAS) {
      return "another BLAS than OpenBLAS";
    }
    return openblas.OPENBLAS_VERSION.strip() + ", kernel " + chosen();
  }

  private static String chosen() {
    Pointer variable = Loader.addressof("gotoblas");
    if (variable == null || variable.isNull()) {
      return "of the build"; // a library for one kind of processor has no such variable
    }
    long table = new LongPointer(variable).get();
    for (String name : KERNELS) {
      Pointer known = Loader.addressof("gotoblas_" + name);
      if (known != null && known.address() == table) {
        return name;
      }
    }
    return "unknown";
  }
}
