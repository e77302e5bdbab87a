// langnghe verify FILE.zip: the export of a case, its digests and each of its receipts.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "ledger/proof.h"

namespace langnghe::app {

bool is_zip(std::string_view bytes);
// Prints a line a receipt and a line of the sum; what is wrong goes to stderr. 0 all is well, 1
// something is not. `name` is the file's, for messages.
int verify_zip(const std::string& name, std::string_view bytes, std::span<const ledger::VerifierKey> keys);
// Why a receipt is refused, in a sentence.
const char* refusal_of(const std::string& message);

}  // namespace langnghe::app
