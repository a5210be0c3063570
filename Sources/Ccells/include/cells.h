#ifndef ENQUIRY_CELLS_H
#define ENQUIRY_CELLS_H

#include <stddef.h>
#include <stdint.h>

/// Finds the ends of cells in lines that have neither quotation marks nor lone carriage returns.
///
/// Looks at bytes from *at to end, 64 at a time. ends gets width offsets a row, of the byte after each cell. Stops after
/// most rows, before a row that has not width cells, and before a last line without a line end.
///
/// @param at where a row begins; moved to the first row that was not taken
/// @param end at most UINT32_MAX
/// @param width at least 1
/// @return how many rows were taken
size_t enquiry_find_rows(
    const uint8_t *bytes, size_t *at, size_t end, uint8_t separator, size_t width, uint32_t *ends, size_t most);

#endif
