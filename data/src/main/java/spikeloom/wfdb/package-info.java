/**
 * Records of PhysioNet in the WFDB layout: {@link spikeloom.wfdb.WfdbHeader} says what a record is,
 * {@link spikeloom.wfdb.WfdbRecord} holds its signals, {@link spikeloom.wfdb.WfdbAnnotations} what
 * was marked in them. Nothing here knows data sets.
 */
@NullMarked
package spikeloom.wfdb;

import org.jspecify.annotations.NullMarked;
