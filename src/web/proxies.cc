#include "web/proxies.h"

#include <arpa/inet.h>

#include <charconv>
#include <cstring>

#include "base/result.h"

namespace langnghe::web {

std::optional<Address> parse_address(std::string_view text) {
  const std::string copy(text);
  Address address{};
  if (inet_pton(AF_INET6, copy.c_str(), address.data()) == 1) return address;
  std::array<std::uint8_t, 4> v4{};
  if (inet_pton(AF_INET, copy.c_str(), v4.data()) != 1) return std::nullopt;
  address[10] = address[11] = 0xFF;
  std::memcpy(address.data() + 12, v4.data(), 4);
  return address;
}

TrustedProxies::TrustedProxies(const std::vector<std::string>& networks) {
  for (const std::string& text : networks) {
    const std::size_t slash = text.find('/');
    const std::string_view host = std::string_view(text).substr(0, slash);
    const bool v4 = host.find(':') == std::string_view::npos;
    const auto address = parse_address(host);
    int bits = v4 ? 32 : 128;
    bool good = address.has_value();
    if (good && slash != std::string::npos) {
      const char* const end = text.data() + text.size();
      int given = -1;
      const auto [stop, error] = std::from_chars(text.data() + slash + 1, end, given);
      good = error == std::errc() && stop == end && given >= 0 && given <= bits;
      bits = given;
    }
    if (!good) {
      throw SetupError("trusted proxy \"" + text +
                       "\": write an address or a network such as 127.0.0.1 or 10.0.0.0/8");
    }
    networks_.push_back({*address, v4 ? bits + 96 : bits});
  }
}

bool TrustedProxies::trusts(std::string_view text) const {
  if (networks_.empty()) return false;
  const auto address = parse_address(text);
  if (!address) return false;
  for (const Network& network : networks_) {
    const int bytes = network.bits / 8;
    const int rest = network.bits % 8;
    if (std::memcmp(address->data(), network.address.data(), static_cast<std::size_t>(bytes)) != 0)
      continue;
    if (rest == 0) return true;
    const auto at = static_cast<std::size_t>(bytes);
    if ((((*address)[at] ^ network.address[at]) >> (8 - rest)) == 0) return true;
  }
  return false;
}

std::string TrustedProxies::caller(std::string_view peer, std::string_view forwarded_for) const {
  std::string current(peer);
  while (trusts(current) && !forwarded_for.empty()) {
    const std::size_t comma = forwarded_for.rfind(',');
    std::string_view last =
        comma == std::string_view::npos ? forwarded_for : forwarded_for.substr(comma + 1);
    forwarded_for = comma == std::string_view::npos ? "" : forwarded_for.substr(0, comma);
    while (last.starts_with(' ')) last.remove_prefix(1);
    while (last.ends_with(' ')) last.remove_suffix(1);
    if (!parse_address(last)) break;
    current = last;
  }
  return current;
}

}  // namespace langnghe::web
