/**
 * Tables in text files. Start with {@link spikeloom.table.TableFile}, which reads one with
 * DataVec's record reader. Only this package imports DataVec; it does not depend on data sets.
 */
@NullMarked
package spikeloom.table;

import org.jspecify.annotations.NullMarked;
