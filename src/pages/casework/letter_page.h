// Letters of a case: issuing them and putting them on paper.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pages/staff.h"

namespace langnghe::pages {

// The transfer slip, numbered in the book of the unit that lets the case go, in the
// transaction of the transfer itself: there is no transfer without its slip.
Result<documents::Letter> issue_transfer_slip(const Services& services, storage::Transaction& tx,
                                              const casework::Case& before,
                                              const casework::Case& after, const Staff& staff,
                                              Millis at);

// Proof, for half an hour, that this officer wrote the case down at the desk and may print its
// acknowledgement with the petitioner's own link.
std::string desk_pass(const Services& services, const Staff& staff, std::string_view code);
bool is_desk_pass(const Services& services, const Staff& staff, std::string_view code,
                  std::string_view pass);

}  // namespace langnghe::pages
