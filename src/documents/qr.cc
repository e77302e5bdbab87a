#include "documents/qr.h"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

namespace langnghe::documents {
namespace {

constexpr int kQuietZone = 4;  // modules on each side, ISO/IEC 18004 6.3.8

struct FreeCode {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

std::string escape(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  return out;
}

}  // namespace

std::string qr_svg(std::string_view text, std::string_view title, std::string_view id) {
  if (text.empty()) throw std::invalid_argument("qr_svg: nothing to encode");
  const std::unique_ptr<QRcode, FreeCode> code(
      QRcode_encodeData(static_cast<int>(text.size()),
                        reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M));
  if (!code) throw std::invalid_argument("qr_svg: the text is too long for a code");
  const std::string side = std::to_string(code->width + 2 * kQuietZone);
  const std::string title_id = escape(id) + "-title";
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" viewBox=\"0 0 " + side +
                    " " + side + "\" role=\"img\" aria-labelledby=\"" + title_id +
                    "\" shape-rendering=\"crispEdges\"><title id=\"" + title_id + "\">" +
                    escape(title) + "</title><path fill=\"#fff\" d=\"M0 0h" + side + "v" + side +
                    "H0z\"/><path d=\"";
  for (int y = 0; y < code->width; ++y) {
    const unsigned char* row = code->data + y * code->width;
    for (int x = 0; x < code->width;) {
      int dark = 0;  // a run of dark modules is one bar
      while (x + dark < code->width && (row[x + dark] & 1) != 0) ++dark;
      if (dark > 0)
        out += "M" + std::to_string(x + kQuietZone) + " " + std::to_string(y + kQuietZone) + "h" +
               std::to_string(dark) + "v1h-" + std::to_string(dark) + "z";
      x += dark > 0 ? dark : 1;
    }
  }
  return out + "\"/></svg>";
}

}  // namespace langnghe::documents
