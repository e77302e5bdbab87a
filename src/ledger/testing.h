// For the tests of rooms that append: include it and the subject key is set.
#pragma once

#include "ledger/ledger.h"

namespace langnghe::ledger::testing {
inline const bool kSubjectKeySet = (set_subject_key(std::string(32, 'k')), true);
}
