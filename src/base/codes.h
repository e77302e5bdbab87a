// Codes that people write down and read out, and the secrets that go with them. One form for
// everything a person gets a code for: a case, a visit, a question.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace langnghe {

// A fresh code: 35 random bits and a check character, "7K3Q-F9TM".
std::string make_code();
// What somebody typed as a code ("7k3q f9tm", O for 0, I for 1), or nothing when it cannot be one.
std::optional<std::string> read_code(std::string_view typed);
// The secret of a code, "XXXXX-XXXXX": made by a key that is not in the database, so it can be
// shown again but not stolen with the data. `purpose` ("case", "visit") keeps the secrets of
// two kinds of thing apart.
std::string secret_for(std::string_view key, std::string_view purpose, std::string_view code);
bool is_secret_for(std::string_view key, std::string_view purpose, std::string_view code,
                   std::string_view typed);

}  // namespace langnghe
