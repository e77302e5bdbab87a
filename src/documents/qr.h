// QR codes as SVG (ISO/IEC 18004), drawn by us from libqrencode's modules.
#pragma once

#include <string>
#include <string_view>

namespace langnghe::documents {

// A whole <svg> element with the quiet zone of four modules, black on white, scaled by its
// viewBox; role="img" and `title` (plain text, escaped here) for those who cannot see it.
// Error correction M. `id` makes the title's id unique on the page. Throws
// std::invalid_argument when `text` is empty or longer than a code can hold (about 2,300 bytes).
std::string qr_svg(std::string_view text, std::string_view title, std::string_view id = "qr");

}  // namespace langnghe::documents
