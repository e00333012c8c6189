/**
 * Records of PhysioNet in the WFDB layout: {@link spikeloom.wfdb.WfdbHeader} is the header of a
 * record, {@link spikeloom.wfdb.WfdbRecord} holds its signals, {@link
 * spikeloom.wfdb.WfdbAnnotations} their annotations. This package does not depend on data sets.
 */
@NullMarked
package spikeloom.wfdb;

import org.jspecify.annotations.NullMarked;
