// When the disk is full, or the database read-only or away: that is no fault of the person
// before the page, and not a bug either. They get words, status 503, and keep what they typed.
#pragma once

#include <exception>
#include <optional>

#include "base/result.h"
#include "pages/services.h"

namespace langnghe::pages {

// The refusal for such a failure ("pages.refused.storage_full", …); nothing for any other.
std::optional<Errors> trouble_of(const std::exception& failure);
// Says it in the administrator's log, at most once in ten seconds.
void tell_trouble(const std::exception& failure);

// services.database.write for pages with a form: such a failure comes back as a refusal that
// the form shows. f gives a Result.
template <class F>
auto write(const Services& services, F&& f) -> std::invoke_result_t<F, storage::Transaction&> {
  try {
    return services.database.write(std::forward<F>(f));
  } catch (const std::exception& failure) {
    auto errors = trouble_of(failure);
    if (!errors) throw;
    tell_trouble(failure);
    return tl::unexpected<Errors>(std::move(*errors));
  }
}

}  // namespace langnghe::pages
