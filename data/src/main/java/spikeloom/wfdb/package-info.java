/**
 * Records of PhysioNet in the WFDB layout. Start with {@link spikeloom.wfdb.WfdbHeader}, the header
 * of a record; {@link spikeloom.wfdb.WfdbRecord} holds its signals, {@link
 * spikeloom.wfdb.WfdbAnnotations} their annotations. This package does not depend on data sets.
 */
@NullMarked
package spikeloom.wfdb;

import org.jspecify.annotations.NullMarked;
