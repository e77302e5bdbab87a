#include "base/codes.h"

#include "casework/casework.h"

namespace langnghe::casework {

std::string secret_of(const Room& room, std::string_view code) {
  return secret_for(room.secret_key, "case", code);
}

bool is_secret(const Room& room, std::string_view code, std::string_view typed) {
  return is_secret_for(room.secret_key, "case", code, typed);
}

}  // namespace langnghe::casework
