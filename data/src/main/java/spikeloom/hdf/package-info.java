/**
 * HDF5 files: arrays, and lists of numbers of different length that are read one by one. Start with
 * {@link spikeloom.hdf.Hdf5File}. The package knows bytes, not data sets; the structure of a file
 * is read by jHDF.
 */
@NullMarked
package spikeloom.hdf;

import org.jspecify.annotations.NullMarked;
