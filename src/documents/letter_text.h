// The little writing of letters: paragraphs with a style, bold and italic, and placeholders.
//
// Text of a paragraph: **bold**, *italic*, {name} a placeholder, "{{" a brace, "\*" a star. A
// placeholder's value is taken literally: stars and braces in it are only characters.
//
// A whole body, as packs write it, is paragraphs parted by empty lines; its first mark gives the style:
//   # QUYẾT ĐỊNH:          heading, bold and centred         ## bold, left
//   > Căn cứ Luật …;       basis, italic                     = centred
//   - một việc             item of a list                    | Họ tên | {name}   row of a table
//   [files]  the list of attachments     [track]  code and QR     [signs] Người lập | Người làm chứng
// Items, rows and bases need no empty line between them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace langnghe::documents {

enum class BlockStyle { kText, kHeading, kStrong, kBasis, kCentre, kItem, kRow, kFiles, kTrack, kSigns };

std::string_view name_of(BlockStyle style);  // "text", "heading", … as stored and in forms
// kText for what it does not know.
BlockStyle block_style(std::string_view name);

struct LetterBlock {
  BlockStyle style = BlockStyle::kText;
  std::string text;
  bool operator==(const LetterBlock&) const = default;
};

// Values of placeholders by name.
using LetterValues = std::map<std::string, std::string, std::less<>>;

// A piece of text in one look. A line break in it is a line break on paper.
struct Run {
  std::string text;
  bool bold = false;
  bool italic = false;
};

std::vector<LetterBlock> parse_body(std::string_view body);
// Names of placeholders, in the order they stand, each once. A brace that never closes is the
// name of what follows it, so that it is found as unknown.
std::vector<std::string> names_in(std::string_view text);
// Placeholders become their values; one without a value becomes a dotted line to write on.
std::vector<Run> runs_of(std::string_view text, const LetterValues& values);
// The same without looks.
std::string plain_of(std::string_view text, const LetterValues& values);
// Cells of a row or of [signs]: parted by "|".
std::vector<std::string> cells_of(std::string_view text);
// Personal data of the petitioner: "petitioner.name", …; only printed, never kept in a letter.
bool is_personal(std::string_view name);

inline constexpr std::string_view kDots = "……………………";

}  // namespace langnghe::documents
