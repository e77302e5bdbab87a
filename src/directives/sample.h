// Documents that come in as a file: those of a pack, and a table an office keeps already.
#pragma once

#include <istream>
#include <string>
#include <vector>

#include "directives/directives.h"

namespace langnghe::directives {

// PACK/sample/directives.toml: what is not known is not there. Adds those whose number is not
// registered yet; gives how many. Throws SetupError: file, line, what is wrong.
int load_sample(const Room& room, storage::Transaction& tx, const std::string& pack_directory, Millis at);

struct RowError {
  std::size_t line;
  std::string column;  // "" when it is about the whole row
  std::string what;    // English, for the administrator
};
// CSV with a head line: number,kind,issuer and perhaps issued_on,title,summary,standing,source,
// public,implements,amends,replaces,continues (numbers of other documents, parted by ";", in the
// file or registered). All rows or none: with errors nothing has been written when the caller
// undoes the transaction, which a Result with errors does.
tl::expected<int, std::vector<RowError>> import_documents(const Room& room, storage::Transaction& tx,
                                                          std::istream& in, const std::string& unit, Millis at);

}  // namespace langnghe::directives
