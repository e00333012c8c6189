package spikeloom.decoder.dl4j;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import spikeloom.text.Wording;

/** The native library behind Deeplearning4j: its threads and description. */
public final class NativeBackend {
  private static final int MILLISECONDS_BETWEEN_COLLECTIONS = 10_000;

  private static final int OPENBLAS = 2; // numbering of vendors in JavaCPP

  private NativeBackend() {}

  /** Loads the library and sets the number of threads. The first call takes a second or two. */
  public static void start(int threads) {
    Nd4j.getMemoryManager().setAutoGcWindow(MILLISECONDS_BETWEEN_COLLECTIONS);
    NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
    openblas.blas_set_num_threads(threads);
  }

  /** The library of matrix products, with the kernel that it chose for the processor. */
  public static String blas() {
    Nd4j.getBackend(); // it decides which library is loaded
    return BlasKernel.describe();
  }

  /**
   * The size of the process, its heap included, above which no more native memory is given out, in
   * bytes; {@code Long.MAX_VALUE} if there is no limit. Unless it is set, it is four times the
   * heap.
   */
  public static long largestProcess() {
    return Pointer.maxPhysicalBytes() > 0 ? Pointer.maxPhysicalBytes() : Long.MAX_VALUE;
  }

  /** Describes backend, BLAS and threads in one line. */
  public static String describe() {
    return "ND4J %s, %s, %s"
        .formatted(
            Nd4j.getBackend().getClass().getSimpleName(),
            openblas.blas_get_vendor() == OPENBLAS ? "OpenBLAS" : "another BLAS",
            Wording.count(
                NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads(),
                "OpenMP thread"));
  }
}
