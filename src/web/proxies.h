// Which neighbours may say on whose behalf they call.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace langnghe::web {

// 16 bytes; IPv4 as ::ffff:a.b.c.d.
using Address = std::array<std::uint8_t, 16>;
std::optional<Address> parse_address(std::string_view text);

class TrustedProxies {
 public:
  // Addresses or networks: "127.0.0.1", "10.0.0.0/8", "fd00::/8". Throws SetupError.
  explicit TrustedProxies(const std::vector<std::string>& networks);
  bool trusts(std::string_view address) const;
  // The caller: going from the right through X-Forwarded-For, the first address that is not
  // one of ours. What stands left of it anybody can have written.
  std::string caller(std::string_view peer, std::string_view forwarded_for) const;

 private:
  struct Network {
    Address address;
    int bits;
  };
  std::vector<Network> networks_;
};

}  // namespace langnghe::web
