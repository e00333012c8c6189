package spikeloom.hdf;

import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.VariableLength;
import java.nio.ByteOrder;
import java.util.Optional;
import spikeloom.numpy.NumpyType;
import spikeloom.numpy.NumpyType.Kind;

/** Types of HDF5 in the notation of NumPy. */
final class Hdf5Types {
  private static final int FIXED = 0;
  private static final int FLOATING = 1;
  private static final int TEXT = 3;
  private static final int NAMED = 8; // numbers with names, such as false and true
  private static final int LIST = 9;

  private Hdf5Types() {}

  /** The type of a number or of a text of a fixed size; empty for all others. */
  static Optional<NumpyType> element(DataType type) {
    int bytes = type.getSize();
    return switch (type.getDataClass()) {
      case FIXED -> whole((FixedPoint) type);
      case FLOATING ->
          bytes == 2 || bytes == 4 || bytes == 8
              ? Optional.of(
                  new NumpyType(Kind.FLOATING, bytes, ((FloatingPoint) type).getByteOrder()))
              : Optional.empty();
      case TEXT ->
          bytes > 0
              ? Optional.of(new NumpyType(Kind.BYTES, bytes, ByteOrder.LITTLE_ENDIAN))
              : Optional.empty();
      case NAMED -> element(((EnumDataType) type).getBaseType());
      default -> Optional.empty();
    };
  }

  private static Optional<NumpyType> whole(FixedPoint type) {
    int bytes = type.getSize();
    boolean plain =
        (bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8)
            && type.getBitOffset() == 0
            && type.getBitPrecision() == Byte.SIZE * bytes;
    return plain
        ? Optional.of(
            new NumpyType(
                type.isSigned() ? Kind.SIGNED : Kind.UNSIGNED, bytes, type.getByteOrder()))
        : Optional.empty();
  }

  /** The type of the numbers of lists of different length; empty if it is something else. */
  static Optional<NumpyType> listed(DataType type) {
    return type.getDataClass() == LIST && !((VariableLength) type).isVariableLengthString()
        ? element(((VariableLength) type).getParent()).filter(NumpyType::numeric)
        : Optional.empty();
  }
}
