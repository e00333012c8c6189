/**
 * Tables in text files: {@link spikeloom.table.TableFile} reads one with DataVec's record reader.
 * The only package that imports DataVec; it does not depend on data sets.
 */
@NullMarked
package spikeloom.table;

import org.jspecify.annotations.NullMarked;
